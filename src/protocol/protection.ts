import type { PeerInfo } from './messages.ts';

/** What keeps a server from stepping between people. */
export type Protection =
  /** A key that the server never gets: its link carries it. */
  | 'sealed'
  /** Nothing but the numbers that people compare. */
  | 'open';

/** A salt is sent by who seals, and only by them; sealed and open never mix. */
export function protectionOf({ salt }: PeerInfo): Protection {
  return salt === undefined ? 'open' : 'sealed';
}
