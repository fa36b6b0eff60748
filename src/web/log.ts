/** Notes something that was handled but that whoever hunts a failing call should see. */
export function warn(event: string, fields: Readonly<Record<string, unknown>>): void {
  // oxlint-disable-next-line no-console -- the console is the log of a page
  console.warn(event, fields);
}
