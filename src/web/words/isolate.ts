/**
 * Keeps a text of unknown direction from turning its surroundings around, where it stands in a
 * sentence of the other direction (Unicode UAX #9: first strong isolate).
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The same for what is written from left to right whatever it is made of, as `1280×720`. */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`;
}
