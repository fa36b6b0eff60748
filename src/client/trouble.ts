import type { PairFacts } from '../protocol/pair-facts.ts';
import type { PeerMessage } from '../protocol/peer-messages.ts';
import type { Clock, ConnectionState } from './ports.ts';

/** Most connections stand within two seconds; some that will not never say `failed`. */
export const patienceMs = 20_000;
/** A page that lives answers within it, also over a slow network. */
export const answerWaitMs = 4_000;
/** What both sides know grows while they go on trying: servers that are silent, other networks. */
export const refreshMs = 10_000;
/** A question within it is answered after it. */
export const factsIntervalMs = 2_000;

/** The way to someone does not stand: what both sides know of it. */
export type PairTrouble = {
  readonly own: PairFacts;
  /** Undefined while the other side has said nothing. */
  readonly other: PairFacts | undefined;
  /** The other side has been asked just now, for the first time. */
  readonly isAwaited: boolean;
};

export type FactsMessage = Extract<PeerMessage, { readonly type: 'facts' }>;

export type TroubleOptions = {
  readonly clock: Clock;
  /** What this side knows now; never rejects. */
  readonly read: () => Promise<PairFacts>;
  readonly tell: (message: FactsMessage) => void;
  readonly onChange: (trouble: PairTrouble | undefined) => void;
};

/** Asks the other side what it knows when the way to it fails, is late or stays lost. */
export type Trouble = {
  readonly see: (connection: ConnectionState, wasConnected: boolean) => void;
  readonly receive: (message: FactsMessage) => void;
  readonly end: () => void;
};

export function createTrouble({ clock, read, tell, onChange }: TroubleOptions): Trouble {
  let trouble: PairTrouble | undefined;
  /** Counts the troubles: what was asked in one that is over counts no more. */
  let number = 0;
  let phase: 'fine' | 'waiting' | 'asking' = 'fine';
  let hasAnswer = false;
  let cancel: (() => void) | undefined;
  let isAnswerDue = false;
  let cancelAnswer: (() => void) | undefined;

  function set(next: PairTrouble | undefined) {
    if (next === trouble) return;
    trouble = next;
    onChange(next);
  }

  async function ask() {
    cancel?.();
    const asked = number;
    phase = 'asking';
    hasAnswer = false;
    const own = await read();
    if (asked !== number) return;
    cancel = clock.after(answerWaitMs, () => {
      if (trouble === undefined) return;
      set({ ...trouble, other: hasAnswer ? trouble.other : undefined, isAwaited: false });
      cancel = clock.after(refreshMs, () => void ask());
    });
    set({ own, other: trouble?.other, isAwaited: trouble === undefined });
    tell({ type: 'facts', isQuestion: true, facts: own });
  }

  async function answer() {
    isAnswerDue = cancelAnswer !== undefined;
    if (isAnswerDue) return;
    cancelAnswer = clock.after(factsIntervalMs, () => {
      cancelAnswer = undefined;
      if (isAnswerDue) void answer();
    });
    tell({ type: 'facts', isQuestion: false, facts: await read() });
  }

  function finish() {
    number += 1;
    phase = 'fine';
    cancel?.();
    set(undefined);
  }

  return {
    see: (connection, wasConnected) => {
      if (connection === 'connected' || connection === 'closed') {
        finish();
        return;
      }
      if (phase === 'fine') {
        phase = 'waiting';
        cancel = clock.after(patienceMs, () => void ask());
      }
      // A path that was lost is given time to come back: both sides look for another one.
      if (phase === 'waiting' && connection === 'failed' && !wasConnected) void ask();
    },
    receive: ({ isQuestion, facts }) => {
      hasAnswer = true;
      if (trouble !== undefined) set({ ...trouble, other: facts, isAwaited: false });
      if (isQuestion) void answer();
    },
    end: () => {
      finish();
      cancelAnswer?.();
      cancelAnswer = undefined;
    },
  };
}
