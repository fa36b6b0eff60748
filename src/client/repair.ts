import type { Clock, ConnectionState } from './ports.ts';

// A path that broke may come back soon or never: looked for soon at first, then more rarely, for as
// long as the other side is in the room. Each is longer than a restart takes over a slow path.
const delaysMs = [4_000, 6_000, 10_000] as const;
const steadyDelayMs = 15_000;

export type RepairOptions = {
  readonly clock: Clock;
  /** Whether what a restart has to say can be said now. */
  readonly canTell: () => boolean;
  /** What broke the path may have broken the way to the server. */
  readonly doubtServer: () => void;
  /** Looks for a path anew (ICE restart); what flows meanwhile goes on flowing. */
  readonly restart: () => void;
};

/** Keeps looking for a path while there is none. */
export type Repair = {
  readonly see: (state: ConnectionState) => void;
  /** A path that seems to work may be of an address that this machine has no more. */
  readonly restart: () => void;
  /** The other side restarts: it is given as long as an own restart. */
  readonly postpone: () => void;
  /** The other side can be told again what had to wait. */
  readonly goOn: () => void;
  readonly stop: () => void;
};

export function createRepair({ clock, canTell, doubtServer, restart }: RepairOptions): Repair {
  let isBroken = false;
  let isDue = false;
  let attempts = 0;
  let cancel: (() => void) | undefined;

  function attempt() {
    cancel?.();
    isDue = !canTell();
    if (isDue) return;
    restart();
    postpone();
  }

  function attemptInDoubt() {
    attempt();
    doubtServer();
  }

  function postpone() {
    cancel?.();
    if (isBroken) cancel = clock.after(nextDelayMs(), attemptInDoubt);
  }

  function nextDelayMs() {
    const delayMs = delaysMs[attempts] ?? steadyDelayMs;
    attempts += 1;
    return delayMs * (0.75 + clock.random() / 2); // Both sides try, but not for ever in step.
  }

  function stop() {
    cancel?.();
    isBroken = false;
    isDue = false;
    attempts = 0;
  }

  return {
    see: (state) => {
      if (state === 'connected' || state === 'closed') stop();
      const isLost = state === 'disconnected' || state === 'failed';
      if (!isLost || isBroken) return;
      isBroken = true;
      attemptInDoubt();
    },
    restart: attempt,
    postpone,
    goOn: () => {
      if (isDue) attempt();
    },
    stop,
  };
}
