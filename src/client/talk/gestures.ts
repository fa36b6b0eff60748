import type { ChannelMessage, ReactionEmoji } from '../../protocol/channel-messages.ts';
import type { Clock } from '../ports.ts';
import { createStore, type Store } from '../store.ts';

/** Whom a gesture of one's own is by; no other person has it as an id. */
export const oneself = '';

export type Reaction = {
  readonly number: number;
  /** The id of another person, or {@link oneself}. */
  readonly by: string;
  readonly emoji: ReactionEmoji;
};

export type GestureState = {
  /** In the order of raising, with the time by one's own clock. */
  readonly hands: ReadonlyMap<string, number>;
  /** Those to be seen just now. */
  readonly reactions: readonly Reaction[];
};

export type Gestures = Store<GestureState> & {
  readonly raiseHand: (isRaised: boolean) => void;
  readonly react: (emoji: ReactionEmoji) => void;
};

export type GestureOptions = {
  readonly clock: Clock;
  readonly now: () => number;
  readonly sendToAll: (message: ChannelMessage) => void;
};

type GestureMessage = Extract<ChannelMessage, { readonly type: 'hand' | 'reaction' }>;

/** How long a reaction is to be seen. */
export const reactionMs = 4_000;
/** Seen at once; of more, the oldest give way. */
const maxReactions = 24;

export type GestureKeeper = {
  readonly gestures: Gestures;
  readonly receive: (message: GestureMessage, from: string) => void;
  /** What someone must know who has just come. Reactions are of the moment. */
  readonly ownHand: () => Extract<ChannelMessage, { readonly type: 'hand' }>;
  readonly forget: (peer: string) => void;
};

export function createGestures({ clock, now, sendToAll }: GestureOptions): GestureKeeper {
  const store = createStore<GestureState>({ hands: new Map(), reactions: [] });
  let count = 0;

  function setHand(by: string, atMs: number | undefined) {
    const state = store.getSnapshot();
    if (atMs === undefined && !state.hands.has(by)) return;
    const hands = new Map(state.hands);
    hands.delete(by);
    if (atMs !== undefined) hands.set(by, atMs);
    const inOrder = [...hands].toSorted(([, a], [, b]) => a - b);
    store.set({ ...state, hands: new Map(inOrder) });
  }

  function show(by: string, emoji: ReactionEmoji) {
    count += 1;
    const number = count;
    const state = store.getSnapshot();
    const reactions = [...state.reactions, { number, by, emoji }].slice(-maxReactions);
    store.set({ ...state, reactions });
    clock.after(reactionMs, () => {
      const state = store.getSnapshot();
      const others = state.reactions.filter((reaction) => reaction.number !== number);
      if (others.length < state.reactions.length) store.set({ ...state, reactions: others });
    });
  }

  function ownHand() {
    const atMs = store.getSnapshot().hands.get(oneself);
    return {
      type: 'hand',
      ...(atMs === undefined ? {} : { ageMs: Math.max(0, Math.round(now() - atMs)) }),
    } as const;
  }

  return {
    gestures: {
      getSnapshot: store.getSnapshot,
      subscribe: store.subscribe,
      raiseHand: (isRaised) => {
        setHand(oneself, isRaised ? now() : undefined);
        sendToAll(ownHand());
      },
      react: (emoji) => {
        show(oneself, emoji);
        sendToAll({ type: 'reaction', emoji });
      },
    },
    receive: (message, from) => {
      if (message.type === 'reaction') show(from, message.emoji);
      else setHand(from, message.ageMs === undefined ? undefined : now() - message.ageMs);
    },
    ownHand,
    forget: (peer) => setHand(peer, undefined),
  };
}
