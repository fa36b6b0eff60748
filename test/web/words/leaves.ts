/** Something that a catalogue says, by its place in it. */
export type Leaf = {
  readonly path: string;
  readonly value: string | ((...values: readonly string[]) => unknown);
};

/** Everything that is in a catalogue. */
export function leavesOf(words: object, place = ''): readonly Leaf[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = `${place}${key}`;
    if (typeof value === 'string') return [{ path, value }];
    if (typeof value === 'function') return [{ path, value: value as Leaf['value'] & Function }];
    if (typeof value === 'object' && value !== null) return leavesOf(value, `${path}.`);
    throw new Error(`${path} is neither words nor a function of them`);
  });
}

/** What stands for the value of that place: a text to show and a number to count alike. */
export function sampleOf(index: number): string {
  return String(41 + 12 * index);
}

/** The words of a leaf, with the same value everywhere, or with samples. */
export function say({ value }: Leaf, everywhere?: number): string {
  if (typeof value === 'string') return value;
  const values = Array.from({ length: value.length }, (_, index) =>
    everywhere === undefined ? sampleOf(index) : String(everywhere),
  );
  const said = value(...values);
  // Advice is two sentences.
  return typeof said === 'object' && said !== null ? Object.values(said).join(' ') : String(said);
}
