import { DecodeError } from '../protocol/fields.ts';
import type { IceServer, JoinIntent, PeerInfo, ServerMessage } from '../protocol/messages.ts';
import { protocolVersion } from '../protocol/limits.ts';
import {
  decodePeerMessage,
  encodePeerMessage,
  type PeerMessage,
} from '../protocol/peer-messages.ts';
import type { RoomState } from '../protocol/room-state.ts';
import { createNegotiator, type Negotiator } from './negotiator.ts';
import type { Clock, ConnectionState, PeerConnection, Socket } from './ports.ts';
import { createRoomConnection } from './room-connection.ts';
import { createStore, type Store } from './store.ts';

/** Which of a person's devices are sending. */
export type MediaState = { readonly microphone: boolean; readonly camera: boolean };

/** What one participant knows of its connection to another. */
export type PairState<Track> = {
  readonly connection: ConnectionState;
  /** What arrives from the other side, in the order of arrival. */
  readonly tracks: readonly Track[];
  /** Not told yet: undefined. */
  readonly media: MediaState | undefined;
};

export type CallState<Track> = {
  readonly room: RoomState;
  readonly media: MediaState;
  /** By peer id; a peer that has just joined may have no pair yet. */
  readonly pairs: ReadonlyMap<string, PairState<Track>>;
};

export type CallProblem = {
  readonly event: 'server.bad-frame' | 'peer.bad-message' | 'peer.negotiation-failed';
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
  /** Something that was handled but belongs in a log. */
  readonly onProblem?: (problem: CallProblem) => void;
};

export type Call<Track> = Store<CallState<Track>> & {
  /** Tells everyone which devices send; the tracks themselves are the caller's to switch. */
  readonly setMedia: (media: MediaState) => void;
  readonly leave: () => void;
};

type Pair<Track, Channel> = {
  readonly negotiator: Negotiator;
  readonly connection: PeerConnection<Track, Channel>;
};

const notConnected: PairState<never> = { connection: 'new', tracks: [], media: undefined };

/**
 * Joins a room and holds a connection to each person in it. Who comes later offers; who is there
 * answers, so that two offers seldom meet.
 */
export function createCall<Track, Channel = unknown>(
  options: CallOptions<Track, Channel>,
): Call<Track> {
  const pairs = new Map<string, Pair<Track, Channel>>();
  const room = createRoomConnection({
    openSocket: options.openSocket,
    clock: options.clock,
    enter: (isAgain) => ({
      type: 'join',
      version: protocolVersion,
      room: options.room,
      name: options.name,
      intent: isAgain ? 'join' : options.intent,
    }),
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
        closeAll(); // After a lost socket everyone here is new to the others.
        for (const peer of message.peers) {
          const channel = openPair(peer).connection.createDataChannel('engage');
          options.onDataChannel?.(channel, peer);
          tellMedia(peer.id);
        }
        break;
      case 'peer-joined':
        updatePair(message.peer.id, {});
        tellMedia(message.peer.id);
        break;
      case 'peer-left':
        closePair(message.id);
        break;
      case 'signal':
        receiveFromPeer(message.from, message.payload);
        break;
      case 'refused':
        // Refused on the way back in: the others have seen this person leave.
        if (room.getSnapshot().phase === 'refused') closeAll();
        break;
      default: // The room state has taken the others in.
    }
  }

  function receiveFromPeer(id: string, payload: string) {
    const state = room.getSnapshot();
    const peer =
      state.phase === 'joined' ? state.peers.find((known) => known.id === id) : undefined;
    if (peer === undefined) return;
    let message: PeerMessage;
    try {
      message = decodePeerMessage(payload);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      options.onProblem?.({ event: 'peer.bad-message', peer: id, cause });
      return;
    }
    switch (message.type) {
      case 'description':
        (pairs.get(id) ?? openPair(peer)).negotiator.receiveDescription(message.description);
        break;
      case 'candidate':
        (pairs.get(id) ?? openPair(peer)).negotiator.receiveCandidate(message.candidate);
        break;
      case 'media':
        updatePair(id, { media: { microphone: message.microphone, camera: message.camera } });
        break;
      default:
        message satisfies never;
    }
  }

  function openPair(peer: PeerInfo): Pair<Track, Channel> {
    const state = room.getSnapshot();
    if (state.phase !== 'joined') throw new Error('a pair outside a room');
    const connection = options.openConnection(state.iceServers, peer);
    const isCurrent = () => pairs.get(peer.id)?.connection === connection;
    const negotiator = createNegotiator({
      connection,
      isPolite: state.self.id < peer.id,
      send: (message) => {
        if (isCurrent()) sendToPeer(peer.id, message);
      },
      onProblem: (cause) => {
        if (isCurrent()) {
          options.onProblem?.({ event: 'peer.negotiation-failed', peer: peer.id, cause });
        }
      },
    });
    connection.addEventListener('connectionstatechange', () => {
      if (isCurrent()) updatePair(peer.id, { connection: connection.connectionState });
    });
    connection.addEventListener('track', ({ track }) => {
      if (isCurrent()) updatePair(peer.id, { tracks: [...pairState(peer.id).tracks, track] });
    });
    connection.addEventListener('datachannel', ({ channel }) => {
      if (isCurrent()) options.onDataChannel?.(channel, peer);
    });
    const pair = { negotiator, connection };
    pairs.set(peer.id, pair);
    updatePair(peer.id, { connection: connection.connectionState });
    return pair;
  }

  function sendToPeer(to: string, message: PeerMessage) {
    room.send({ type: 'signal', to, payload: encodePeerMessage(message) });
  }

  function tellMedia(to: string) {
    sendToPeer(to, { type: 'media', ...store.getSnapshot().media });
  }

  function pairState(id: string): PairState<Track> {
    return store.getSnapshot().pairs.get(id) ?? notConnected;
  }

  function updatePair(id: string, change: Partial<PairState<Track>>) {
    const next = new Map(store.getSnapshot().pairs);
    next.set(id, { ...pairState(id), ...change });
    store.set({ ...store.getSnapshot(), pairs: next });
  }

  function closePair(id: string) {
    const pair = pairs.get(id);
    pairs.delete(id);
    void pair?.connection.close();
    const next = new Map(store.getSnapshot().pairs);
    next.delete(id);
    store.set({ ...store.getSnapshot(), pairs: next });
  }

  function closeAll() {
    for (const id of store.getSnapshot().pairs.keys()) closePair(id);
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    setMedia: (media) => {
      store.set({ ...store.getSnapshot(), media });
      for (const id of store.getSnapshot().pairs.keys()) tellMedia(id);
    },
    leave: () => {
      room.close();
      closeAll();
    },
  };
}
