import type { Transfer } from '../../client/files/transfer.ts';
import type { MediaState, PairState } from '../../client/pair.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { ChatEntry } from '../../client/talk/chat-log.ts';
import type { GestureState } from '../../client/talk/gestures.ts';
import type { CallMeter, CallReadings } from '../../peer/call-meter.ts';
import type { Peer } from '../../peer/peer.ts';
import { insideOf, type JoinedState, type RoomState } from '../../protocol/room-state.ts';
import type { Inbox } from './inbox.ts';

export type CallPair = Pick<
  PairState<unknown>,
  'connection' | 'wasConnected' | 'media' | 'authentication' | 'refusal'
>;

/** A transfer with the number by which it is called at the terminal. */
export type NumberedTransfer = Transfer & {
  readonly number: number;
  /** Where it is, once it has come. */
  readonly path: string | undefined;
};

/** All there is to show of a call, at one moment. */
export type CallSnapshot = {
  readonly room: RoomState;
  readonly media: MediaState;
  readonly pairs: ReadonlyMap<string, CallPair>;
  readonly chat: readonly ChatEntry[];
  readonly gestures: GestureState;
  readonly files: readonly NumberedTransfer[];
  readonly readings: CallReadings;
};

/** The room as one is in it, also while its server is not reached. */
export function joinedIn({ room }: Pick<CallSnapshot, 'room'>): JoinedState | undefined {
  const inside = insideOf(room);
  return inside?.phase === 'joined' ? inside : undefined;
}

export type CallStore = Store<CallSnapshot> & { readonly close: () => void };

/** Brings what is known of a call together. */
export function createCallStore(peer: Peer, meter: CallMeter, inbox: Inbox): CallStore {
  const numbers = new Map<string, number>();
  let count = 0;
  const store = createStore(take());

  function take(): CallSnapshot {
    const { room, media, pairs } = peer.getSnapshot();
    const { chat, gestures, files } = peer.talk;
    return {
      room,
      media,
      pairs,
      chat: chat.getSnapshot().entries,
      gestures: gestures.getSnapshot(),
      files: numbered(files.getSnapshot()),
      readings: meter.getSnapshot(),
    };
  }

  function numbered(transfers: readonly Transfer[]): readonly NumberedTransfer[] {
    const present = new Set(transfers.map(({ key }) => key));
    for (const key of numbers.keys()) if (!present.has(key)) numbers.delete(key);
    return transfers.map((transfer) => {
      const number = numbers.get(transfer.key) ?? (count += 1);
      numbers.set(transfer.key, number);
      return Object.assign({ number, path: inbox.pathOf(transfer.key) }, transfer);
    });
  }

  const { chat, gestures, files } = peer.talk;
  const unsubscribes = [
    peer.subscribe(() => meter.keepOnly(new Set(peer.getSnapshot().pairs.keys()))),
    ...[peer, chat, gestures, files, meter].map((part) => part.subscribe(() => store.set(take()))),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}
