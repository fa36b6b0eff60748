import { limits } from '../protocol/limits.ts';
import type { Clock } from './ports.ts';

/** People of a call who have not come back to a server that restarted. */
export type Absence = {
  /** From now on these are waited for, and nobody else. */
  readonly expect: (ids: readonly string[]) => void;
  readonly arrived: (id: string) => void;
  /** They cannot come while this side is away itself. */
  readonly pause: () => void;
  readonly goOn: () => void;
};

/** Tells of each person who does not come back within the time in which places are kept. */
export function createAbsence(clock: Clock, onGone: (id: string) => void): Absence {
  let missing = new Set<string>();
  let cancel: (() => void) | undefined;

  function goOn() {
    cancel?.();
    if (missing.size > 0) cancel = clock.after(limits.resumeGraceMs, giveUp);
  }

  function giveUp() {
    const gone = missing;
    missing = new Set();
    for (const id of gone) onGone(id);
  }

  return {
    expect: (ids) => {
      missing = new Set(ids);
      goOn();
    },
    arrived: (id) => missing.delete(id),
    pause: () => cancel?.(),
    goOn,
  };
}
