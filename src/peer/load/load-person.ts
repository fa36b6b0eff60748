import type { RefusalCode } from '../../protocol/errors.ts';

/** How far one client of a load has come, and what it has counted. Times are in milliseconds. */
export type LoadProgress = {
  /** From the start until the server had let it in. */
  readonly joinMs?: number;
  /** From the start until it had all that it should have from everybody who was there before it. */
  readonly setUpMs?: number;
  /** Why it never got so far. */
  readonly failure?: string;
  /** The code by which the server said no. */
  readonly refusal?: RefusalCode;
  /** How often its signaling socket was lost after it was in. */
  readonly losses: number;
};

/** What was sent through the server, or came over the connections. */
export type LoadCounts = {
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
};

/** One client of a load. */
export type LoadPerson = {
  readonly getSnapshot: () => LoadProgress;
  readonly subscribe: (listener: () => void) => () => void;
  /** What it does once in a while for as long as the load is held. */
  readonly talk: () => void;
  readonly counts: () => Promise<LoadCounts>;
  readonly close: () => Promise<void>;
};

export type LoadPersonOptions = {
  readonly serverUrl: string;
  readonly token?: string;
  readonly room: string;
  readonly name: string;
};

/** Which failure a socket's error is; many have the same. */
export function socketFailure(cause: Error | undefined): string {
  if (cause === undefined) return 'the server does not answer';
  const status = /Unexpected server response: (\d+)/.exec(cause.message)?.[1];
  if (status === '429') return 'the server takes no more sockets from this address (429)';
  if (status !== undefined) return `the server answers ${status} instead of opening the socket`;
  return cause.message;
}
