export type TokenBucket = {
  /** Takes `amount` if it is there; says whether it was. */
  readonly take: (amount: number) => boolean;
};

/**
 * Lets `perSecond` through on average and `burst` at once. A new bucket is full; `now` is a
 * monotonic clock in milliseconds.
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
        level = Math.min(burst, level + ((time - filledAt) / 1000) * perSecond);
        filledAt = time;
        if (level < amount) return false;
      }
      level -= amount;
      return true;
    },
  };
}
