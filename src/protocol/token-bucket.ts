export type TokenBucket = {
  /** Takes `amount` if it is there; says whether it was. */
  readonly take: (amount: number) => boolean;
};

/**
 * Lets `perSecond` through on average and `burst` at once. A new bucket is full; `now` is a
 * clock in milliseconds, and one that is set back fills nothing.
 */
export function createTokenBucket(
  perSecond: number,
  burst: number,
  now: () => number,
): TokenBucket {
  let level = burst;
  let filledAt = now();
  return {
    take: (amount) => {
      if (level < amount) {
        // Filled only when needed: the clock is not read for most messages.
        const time = now();
        const seconds = Math.max(0, time - filledAt) / 1000;
        level = Math.min(burst, level + seconds * perSecond);
        filledAt = time;
        if (level < amount) return false;
      }
      level -= amount;
      return true;
    },
  };
}
