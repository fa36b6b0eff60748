import type { IceServer, JoinIntent, PeerInfo, ServerMessage } from '../protocol/messages.ts';
import { protocolVersion } from '../protocol/limits.ts';
import { normaliseName } from '../protocol/names.ts';
import { insideOf, type RoomState } from '../protocol/room-state.ts';
import {
  createPair,
  type MediaState,
  type Pair,
  type PairProblem,
  type PairRefusal,
  type PairState,
} from './pair.ts';
import type { Clock, PeerConnection, Socket } from './ports.ts';
import { createRoomConnection } from './room-connection.ts';
import { createSeal, createSealSalt, type SealPlatform } from './seal.ts';
import { createStore, type Store } from './store.ts';

export type CallState<Track> = {
  readonly room: RoomState;
  readonly media: MediaState;
  /** By peer id; a peer that has just joined may have no pair yet. */
  readonly pairs: ReadonlyMap<string, PairState<Track>>;
};

export type CallProblem = {
  readonly event: 'server.bad-frame' | PairProblem['event'];
  readonly peer?: string;
  readonly cause: unknown;
};

export type CallOptions<Track, Channel = unknown> = {
  readonly openSocket: () => Socket;
  readonly clock: Clock;
  /** Makes the connection to one peer, its own tracks already added. */
  readonly openConnection: (
    iceServers: readonly IceServer[],
    peer: PeerInfo,
  ) => PeerConnection<Track, Channel>;
  /** The data channel of a pair, on either side; it may not be open yet. */
  readonly onDataChannel?: (channel: Channel, peer: PeerInfo) => void;
  readonly room: string;
  readonly name: string;
  readonly intent: JoinIntent;
  readonly media: MediaState;
  /** Seals what is told to the others, with the key of the room's link; they need the same one. */
  readonly seal?: { readonly key: string; readonly platform: SealPlatform };
  /** Something that was handled but belongs in a log. */
  readonly onProblem?: (problem: CallProblem) => void;
};

export type Call<Track> = Store<CallState<Track>> & {
  /** Tells everyone which devices send; the tracks themselves are the caller's to switch. */
  readonly setMedia: (media: MediaState) => void;
  readonly leave: () => void;
};

/**
 * Joins a room and holds a connection to each person in it. Who comes later offers; who is there
 * answers, so that two offers seldom meet.
 */
export function createCall<Track, Channel = unknown>(
  options: CallOptions<Track, Channel>,
): Call<Track> {
  const pairs = new Map<string, Pair>();
  let salt: string | undefined;
  const room = createRoomConnection({
    openSocket: options.openSocket,
    clock: options.clock,
    enter: (isAgain) => {
      salt = options.seal && createSealSalt(options.seal.platform);
      return {
        type: 'join',
        version: protocolVersion,
        room: options.room,
        name: options.name,
        intent: isAgain ? 'join' : options.intent,
        ...(salt === undefined ? {} : { salt }),
      };
    },
    onMessage: receive,
    onBadFrame: (cause) => options.onProblem?.({ event: 'server.bad-frame', cause }),
  });
  const store = createStore<CallState<Track>>({
    room: room.getSnapshot(),
    media: options.media,
    pairs: new Map(),
  });
  room.subscribe(() => store.set({ ...store.getSnapshot(), room: room.getSnapshot() }));

  function receive(message: ServerMessage) {
    switch (message.type) {
      case 'joined':
        closeAll(); // A new beginning: everyone here is new to the others.
        for (const peer of message.peers) {
          if (meet(peer)) pairs.get(peer.id)?.offer();
        }
        break;
      case 'peer-joined':
        meet(message.peer);
        break;
      case 'peer-left':
        closePair(message.id);
        break;
      case 'signal':
        pairs.get(message.from)?.receive(message.payload);
        break;
      case 'refused':
        // Refused on the way back in: the others have seen this person leave.
        if (room.getSnapshot().phase === 'refused') closeAll();
        break;
      default: // The room state has taken the others in.
    }
  }

  /** Opens the way to a peer and tells them what they should know; says whether there is one. */
  function meet(peer: PeerInfo): boolean {
    const pair = openPair(peer);
    pairs.set(peer.id, pair);
    const refusal = keyMismatch(peer);
    if (refusal === undefined) {
      pair.meet(sealWith(peer));
      pair.tell({ type: 'media', ...store.getSnapshot().media });
    } else {
      pair.refuse(refusal);
    }
    return refusal === undefined;
  }

  function keyMismatch(peer: PeerInfo): PairRefusal | undefined {
    if (options.seal !== undefined) return peer.salt === undefined ? 'no-key-there' : undefined;
    return peer.salt === undefined ? undefined : 'no-key-here';
  }

  function sealWith(peer: PeerInfo) {
    const state = room.getSnapshot();
    if (options.seal === undefined || state.phase !== 'joined') return undefined;
    return createSeal({
      ...options.seal,
      room: normaliseName(options.room),
      self: { id: state.self.id, salt: salt ?? '' },
      peer: { id: peer.id, salt: peer.salt ?? '' },
    });
  }

  function openPair(peer: PeerInfo): Pair {
    const inside = insideOf(room.getSnapshot());
    if (inside?.phase !== 'joined') throw new Error('a pair outside a room');
    return createPair<Track, Channel>({
      isPolite: inside.self.id < peer.id,
      openConnection: () => options.openConnection(inside.iceServers, peer),
      sendPayload: (payload) => room.send({ type: 'signal', to: peer.id, payload }),
      onState: (state) => {
        store.set({
          ...store.getSnapshot(),
          pairs: new Map(store.getSnapshot().pairs).set(peer.id, state),
        });
      },
      onDataChannel: (channel) => options.onDataChannel?.(channel, peer),
      onProblem: (problem) => options.onProblem?.({ ...problem, peer: peer.id }),
    });
  }

  function closePair(id: string) {
    pairs.get(id)?.close();
    pairs.delete(id);
    const next = new Map(store.getSnapshot().pairs);
    next.delete(id);
    store.set({ ...store.getSnapshot(), pairs: next });
  }

  function closeAll() {
    for (const id of pairs.keys()) closePair(id);
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    setMedia: (media) => {
      store.set({ ...store.getSnapshot(), media });
      for (const pair of pairs.values()) pair.tell({ type: 'media', ...media });
    },
    leave: () => {
      room.close();
      closeAll();
    },
  };
}
