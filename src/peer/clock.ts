import type { Clock } from '../client/ports.ts';

/**
 * Node's timers for the client. They keep the process alive on purpose: a client that waits for
 * its next attempt has no open socket, and must not end meanwhile. Closing the client cancels them.
 */
export const nodeClock: Clock = {
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
