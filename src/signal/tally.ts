/** Counts by key; a key whose count is back at 0 is forgotten. */
export type Tally = {
  readonly count: (key: string) => number;
  readonly add: (key: string) => void;
  readonly remove: (key: string) => void;
};

export function createTally(): Tally {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.get(key) ?? 0;
  return {
    count,
    add: (key) => void counts.set(key, count(key) + 1),
    remove: (key) => {
      if (count(key) <= 1) counts.delete(key);
      else counts.set(key, count(key) - 1);
    },
  };
}
