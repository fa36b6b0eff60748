import { channelLimits, type ChannelMessage } from '../../protocol/channel-messages.ts';
import type { Clock } from '../ports.ts';
import { createStore, type Store } from '../store.ts';

/** The recording that somebody else makes. */
export type OthersRecording = {
  readonly number: number;
  /** Whether one is in it; undefined until one has answered, and then one is not. */
  readonly isAllowed: boolean | undefined;
};

export type RecordingState = {
  /** One's own, with what the others have answered; who is missing has not. */
  readonly own:
    | { readonly number: number; readonly answers: ReadonlyMap<string, boolean> }
    | undefined;
  /** By the id of who makes it. */
  readonly others: ReadonlyMap<string, OthersRecording>;
};

/** Who records the call, and whom they may take into it. */
export type Recordings = Store<RecordingState> & {
  /** Tells everyone that one records from now on, and asks them; whoever comes later, too. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Lets somebody take one into their recording, or not any more. */
  readonly answer: (peer: string, isAllowed: boolean) => void;
};

export type RecordingsOptions = {
  readonly clock: Clock;
  readonly send: (peer: string, message: ChannelMessage) => boolean;
  readonly sendToAll: (message: ChannelMessage) => void;
};

type RecordingMessage = Extract<ChannelMessage, { readonly type: 'recording' | 'consent' }>;

export type RecordingsKeeper = {
  readonly recordings: Recordings;
  readonly receive: (message: RecordingMessage, from: string) => void;
  /** What somebody must know to whom a channel has just opened. */
  readonly standingFor: (peer: string) => readonly RecordingMessage[];
  /** What somebody has allowed counts no more until they say it again. */
  readonly connectionEnded: (peer: string) => void;
  readonly forget: (peer: string) => void;
};

/** What somebody says of their recordings. */
type Word = {
  said: number | undefined;
  /** Set while it is too early to take in anything else. */
  cancel: (() => void) | undefined;
};

export function createRecordings(options: RecordingsOptions): RecordingsKeeper {
  const { clock, send, sendToAll } = options;
  const store = createStore<RecordingState>({ own: undefined, others: new Map() });
  const words = new Map<string, Word>();
  /** A no counts for all that a person records later, so that nobody is worn down by being asked. */
  const refused = new Set<string>();
  let count = 0;

  function setOther(peer: string, recording: OthersRecording | undefined) {
    const others = new Map(store.getSnapshot().others);
    if (recording === undefined) others.delete(peer);
    else others.set(peer, recording);
    store.set({ ...store.getSnapshot(), others });
  }

  function setAnswer(peer: string, isAllowed: boolean | undefined) {
    const { own } = store.getSnapshot();
    if (own === undefined || own.answers.get(peer) === isAllowed) return;
    const answers = new Map(own.answers);
    if (isAllowed === undefined) answers.delete(peer);
    else answers.set(peer, isAllowed);
    store.set({ ...store.getSnapshot(), own: { ...own, answers } });
  }

  /** The first word at once; of many that follow, the last one. */
  function hear(peer: string, said: number | undefined) {
    const word = words.get(peer) ?? { said, cancel: undefined };
    words.set(peer, word);
    word.said = said;
    if (word.cancel === undefined) settle(peer, word);
  }

  function settle(peer: string, word: Word) {
    word.cancel = undefined;
    const { said } = word;
    if (store.getSnapshot().others.get(peer)?.number === said) return;
    word.cancel = clock.after(channelLimits.recordingIntervalMs, () => settle(peer, word));
    setOther(peer, said === undefined ? undefined : { number: said, isAllowed: undefined });
    if (said !== undefined && refused.has(peer)) answer(peer, false);
  }

  function answer(peer: string, isAllowed: boolean) {
    const recording = store.getSnapshot().others.get(peer);
    if (recording === undefined) return;
    if (isAllowed) refused.delete(peer);
    else refused.add(peer);
    setOther(peer, { ...recording, isAllowed });
    send(peer, { type: 'consent', number: recording.number, isAllowed });
  }

  function ownWord(): RecordingMessage {
    const { own } = store.getSnapshot();
    return { type: 'recording', ...(own === undefined ? {} : { number: own.number }) };
  }

  return {
    recordings: {
      getSnapshot: store.getSnapshot,
      subscribe: store.subscribe,
      start: () => {
        count += 1;
        store.set({ ...store.getSnapshot(), own: { number: count, answers: new Map() } });
        sendToAll(ownWord());
      },
      stop: () => {
        if (store.getSnapshot().own === undefined) return;
        store.set({ ...store.getSnapshot(), own: undefined });
        sendToAll(ownWord());
      },
      answer,
    },
    receive: (message, from) => {
      switch (message.type) {
        case 'recording':
          hear(from, message.number);
          break;
        case 'consent':
          // To an earlier recording, or to one that was never made: it allows nothing now.
          if (message.number !== store.getSnapshot().own?.number) return;
          setAnswer(from, message.isAllowed);
          break;
        default:
          message satisfies never;
      }
    },
    standingFor: (peer) => {
      const recording = store.getSnapshot().others.get(peer);
      if (recording?.isAllowed === undefined) return [ownWord()];
      const { number, isAllowed } = recording;
      return [ownWord(), { type: 'consent', number, isAllowed }];
    },
    connectionEnded: (peer) => setAnswer(peer, undefined),
    forget: (peer) => {
      words.get(peer)?.cancel?.();
      words.delete(peer);
      refused.delete(peer);
      setAnswer(peer, undefined);
      if (store.getSnapshot().others.has(peer)) setOther(peer, undefined);
    },
  };
}
