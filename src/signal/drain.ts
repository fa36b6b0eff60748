import type { Logger } from 'pino';
import type { Limits } from '../protocol/limits.ts';
import type { People } from './people.ts';
import type { Readiness } from './readiness.ts';
import type { Session } from './session.ts';

type DrainOptions = {
  readonly readiness: Readiness;
  readonly people: People;
  readonly sessions: Iterable<Session>;
  readonly limits: Limits;
  readonly log: Logger;
};

/** The way of a server to its end that disturbs nobody. */
export function createDrain({ readiness, people, sessions, limits, log }: DrainOptions) {
  let reminder: NodeJS.Timeout | undefined;

  function moveAll() {
    for (const session of sessions) session.move();
  }

  return {
    /** Takes no new calls from this moment on; resolves when nobody is here any more. */
    start: async (): Promise<void> => {
      if (reminder === undefined) {
        readiness.become('draining');
        log.info({ event: 'server.draining', people: people.count() });
        moveAll();
        // Whoever came back here, before the load balancer looked at /readyz, is asked again.
        reminder = setInterval(moveAll, limits.movingIntervalMs);
      }
      await people.emptied();
    },
    close: () => clearInterval(reminder),
  };
}
