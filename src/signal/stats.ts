import type { Counters } from './counters.ts';
import type { ReadinessStatus } from './readiness.ts';
import type { Session } from './session.ts';

/** What a server has now, and what it has counted since its start. */
export type Stats = {
  readonly status: ReadinessStatus;
  readonly rooms: number;
  readonly people: number;
  readonly watchers: number;
  readonly sockets: number;
  /** What waits for slow readers, all sockets together. */
  readonly sendQueueBytes: number;
  readonly counters: Counters;
};

/** Looks at every socket, so that nothing needs to be kept up to date while messages pass. */
export function statsOfSessions(
  sessions: Iterable<Session>,
): Pick<Stats, 'watchers' | 'sockets' | 'sendQueueBytes'> {
  const sum = { watchers: 0, sockets: 0, sendQueueBytes: 0 };
  for (const session of sessions) {
    sum.sockets += 1;
    sum.sendQueueBytes += session.queuedBytes();
    if (session.role() === 'watcher') sum.watchers += 1;
  }
  return sum;
}
