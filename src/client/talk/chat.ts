import {
  channelLimits,
  tidyChatText,
  type ChannelMessage,
} from '../../protocol/channel-messages.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { createStore, type Store } from '../store.ts';
import { addEntry, type ChatEntry } from './chat-log.ts';

export type ChatState = {
  /** In the order of time. */
  readonly entries: readonly ChatEntry[];
  /** How many of others have come so far; what is unread is counted from it. */
  readonly arrived: number;
  /** The last one that somebody has just written, not of a history. */
  readonly latest: ChatEntry | undefined;
};

export type Chat = Store<ChatState> & {
  /** Says it to everyone, now or when they can be reached. False when it is empty or too long. */
  readonly say: (typed: string) => boolean;
};

export type ChatOptions = {
  /** Oneself, as the server named it; undefined before one is in the room. */
  readonly self: () => PeerInfo | undefined;
  readonly now: () => number;
  readonly randomId: () => string;
  readonly sendToAll: (message: ChannelMessage) => void;
};

type ChatMessage = Extract<ChannelMessage, { readonly type: 'chat' | 'relayed' }>;

/** An older one is of a history, or waited long: nobody says it just now. */
const freshMs = 30_000;

export type ChatKeeper = {
  readonly chat: Chat;
  readonly receive: (message: ChatMessage, from: PeerInfo) => void;
  /** All that somebody may have missed, oldest first. */
  readonly historyFor: (peer: PeerInfo) => readonly ChatMessage[];
};

export function createChat({ self, now, randomId, sendToAll }: ChatOptions): ChatKeeper {
  const store = createStore<ChatState>({ entries: [], arrived: 0, latest: undefined });

  function receive(message: ChatMessage, from: PeerInfo) {
    const isOwnWord = message.type === 'chat' || message.author === from.id;
    // What oneself is said to have written under the present id one would know.
    if (message.type === 'relayed' && message.author === self()?.id) return;
    const state = store.getSnapshot();
    const entry: ChatEntry = {
      id: message.id,
      author: isOwnWord
        ? { id: from.id, name: from.name }
        : { id: message.author, name: message.name },
      text: message.text,
      atMs: now() - message.ageMs,
      origin: isOwnWord ? { kind: 'author' } : { kind: 'relayed', by: from.name },
    };
    const entries = addEntry(state.entries, entry);
    if (entries === state.entries) return;
    const isNew = entries.length > state.entries.length || entries.includes(entry);
    const isFresh = isNew && isOwnWord && message.ageMs < freshMs;
    store.set({
      entries,
      arrived: state.arrived + (isNew ? 1 : 0),
      latest: isFresh ? entry : state.latest,
    });
  }

  function say(typed: string): boolean {
    const text = tidyChatText(typed);
    const author = self();
    if (text === undefined || author === undefined) return false;
    const id = randomId();
    const entry: ChatEntry = {
      id,
      author: { id: author.id, name: author.name },
      text,
      atMs: now(),
      origin: { kind: 'own' },
    };
    const state = store.getSnapshot();
    store.set({ ...state, entries: addEntry(state.entries, entry) });
    sendToAll({ type: 'chat', id, text, ageMs: 0 });
    return true;
  }

  /** Under an id that one has no more, one's own words are like those of anybody else. */
  function tell({ id, author, text, atMs }: ChatEntry): ChatMessage {
    const ageMs = Math.max(0, Math.round(now() - atMs));
    return author.id === self()?.id
      ? { type: 'chat', id, text, ageMs }
      : { type: 'relayed', id, author: author.id, name: author.name, text, ageMs };
  }

  return {
    chat: { getSnapshot: store.getSnapshot, subscribe: store.subscribe, say },
    receive,
    historyFor: (peer) =>
      store
        .getSnapshot()
        .entries.filter(({ author }) => author.id !== peer.id)
        .slice(-channelLimits.historyEntries)
        .map(tell),
  };
}
