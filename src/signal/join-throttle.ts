import { dropOldest } from './drop-oldest.ts';

export type JoinThrottle = {
  /** How many milliseconds this client must wait before it may try again; 0: it may now. */
  readonly waitMs: (client: string) => number;
  readonly fail: (client: string) => void;
  readonly succeed: (client: string) => void;
};

export type JoinThrottleOptions = {
  /** So many failures are free: a token pasted wrongly, a few people behind one address. */
  readonly freeFailures: number;
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  /** A client that has not failed for so long starts anew. */
  readonly forgetMs: number;
  /** Clients kept in mind; the one that failed longest ago is forgotten first. */
  readonly maxClients: number;
};

export const joinThrottleDefaults: JoinThrottleOptions = {
  freeFailures: 10,
  firstWaitMs: 1_000,
  maxWaitMs: 15 * 60_000,
  forgetMs: 60 * 60_000,
  maxClients: 10_000,
};

/** Makes guessing slow: after some free failures each one doubles the wait for the next try. */
export function createJoinThrottle(options: JoinThrottleOptions, now: () => number): JoinThrottle {
  // In the order of the last failure, oldest first, as a Map keeps it.
  const failures = new Map<string, { readonly count: number; readonly at: number }>();

  function known(client: string) {
    const entry = failures.get(client);
    if (entry !== undefined && now() - entry.at >= options.forgetMs) {
      failures.delete(client);
      return undefined;
    }
    return entry;
  }

  return {
    waitMs: (client) => {
      const entry = known(client);
      if (entry === undefined || entry.count < options.freeFailures) return 0;
      const doublings = entry.count - options.freeFailures;
      const waitMs = Math.min(options.maxWaitMs, options.firstWaitMs * 2 ** doublings);
      return Math.max(0, entry.at + waitMs - now());
    },
    fail: (client) => {
      const count = (known(client)?.count ?? 0) + 1;
      failures.delete(client);
      failures.set(client, { count, at: now() });
      dropOldest(failures, options.maxClients);
    },
    succeed: (client) => void failures.delete(client),
  };
}
