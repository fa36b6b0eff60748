/** A promise that something else resolves. */
export function createMoment() {
  let reach: (() => void) | undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach: () => reach?.() };
}
