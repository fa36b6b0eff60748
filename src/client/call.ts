import type { IceServer, JoinIntent, PeerInfo, ServerMessage } from '../protocol/messages.ts';
import { protocolVersion } from '../protocol/limits.ts';
import { normaliseName } from '../protocol/names.ts';
import type { PeerMessage } from '../protocol/peer-messages.ts';
import { insideOf, type RoomState } from '../protocol/room-state.ts';
import { createAuthenticator, type Authentication, type Authenticator } from './authentication.ts';
import { createNegotiator, type Negotiator } from './negotiator.ts';
import { createPairMail, type PairMail } from './pair-mail.ts';
import type { Clock, ConnectionState, PeerConnection, Socket } from './ports.ts';
import { createRoomConnection } from './room-connection.ts';
import { createSeal, createSealSalt, type SealPlatform } from './seal.ts';
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
  readonly authentication: Authentication;
  /** Why this pair is not connected and will not be; a call goes on with the others. */
  readonly refusal: PairRefusal | undefined;
};

/**
 * Sealed and unsealed never mix, and what is not authentic is not answered: the other side has no
 * key, this side has none, or a message was not sealed by who has the key, as the next in order.
 * Without a key: the making of the numbers to compare was meddled with, or a fingerprint changed.
 */
export type PairRefusal = 'no-key-there' | 'no-key-here' | 'not-authentic' | 'meddled-with';

export type CallState<Track> = {
  readonly room: RoomState;
  readonly media: MediaState;
  /** By peer id; a peer that has just joined may have no pair yet. */
  readonly pairs: ReadonlyMap<string, PairState<Track>>;
};

export type CallProblem = {
  readonly event:
    | 'server.bad-frame'
    | 'peer.bad-message'
    | 'peer.not-authentic'
    | 'peer.negotiation-failed';
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
  /** Makes the numbers to compare where nothing is sealed; absent where there is no WebCrypto. */
  readonly comparing?: SealPlatform | undefined;
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
  readonly authenticator: Authenticator | undefined;
};

const notConnected: PairState<never> = {
  connection: 'new',
  tracks: [],
  media: undefined,
  authentication: { state: 'none' },
  refusal: undefined,
};

/**
 * Joins a room and holds a connection to each person in it. Who comes later offers; who is there
 * answers, so that two offers seldom meet.
 */
export function createCall<Track, Channel = unknown>(
  options: CallOptions<Track, Channel>,
): Call<Track> {
  const pairs = new Map<string, Pair<Track, Channel>>();
  const mails = new Map<string, PairMail>();
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
          if (!meet(peer)) continue;
          const channel = openPair(peer).connection.createDataChannel('engage');
          options.onDataChannel?.(channel, peer);
          tellMedia(peer.id);
        }
        break;
      case 'peer-joined':
        if (meet(message.peer)) tellMedia(message.peer.id);
        break;
      case 'peer-left':
        closePair(message.id);
        break;
      case 'signal':
        mails.get(message.from)?.receive(message.payload);
        break;
      case 'refused':
        // Refused on the way back in: the others have seen this person leave.
        if (room.getSnapshot().phase === 'refused') closeAll();
        break;
      default: // The room state has taken the others in.
    }
  }

  /** Opens the way to tell a peer something; says whether there is one. */
  function meet(peer: PeerInfo): boolean {
    const refusal = keyMismatch(peer);
    updatePair(peer.id, { refusal });
    if (refusal !== undefined) return false;
    mails.set(
      peer.id,
      createPairMail({
        seal: sealWith(peer),
        sendPayload: (payload) => room.send({ type: 'signal', to: peer.id, payload }),
        onMessage: (message) => receiveFromPeer(peer, message),
        onBadMessage: (cause) =>
          options.onProblem?.({ event: 'peer.bad-message', peer: peer.id, cause }),
        onBroken: (cause) => {
          options.onProblem?.({ event: 'peer.not-authentic', peer: peer.id, cause });
          refusePair(peer.id, 'not-authentic');
        },
      }),
    );
    return true;
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

  function receiveFromPeer(peer: PeerInfo, message: PeerMessage) {
    if (!mails.has(peer.id)) return; // Gone while the message was being opened.
    switch (message.type) {
      case 'description':
        pairWith(peer).negotiator.receiveDescription(message.description);
        break;
      case 'candidate':
        pairWith(peer).negotiator.receiveCandidate(message.candidate);
        break;
      case 'media':
        updatePair(peer.id, { media: { microphone: message.microphone, camera: message.camera } });
        break;
      case 'commit':
      case 'nonce':
      case 'reveal':
        pairs.get(peer.id)?.authenticator?.receive(message);
        break;
      default:
        message satisfies never;
    }
  }

  function pairWith(peer: PeerInfo): Pair<Track, Channel> {
    return pairs.get(peer.id) ?? openPair(peer);
  }

  function openPair(peer: PeerInfo): Pair<Track, Channel> {
    const inside = insideOf(room.getSnapshot());
    if (inside?.phase !== 'joined') throw new Error('a pair outside a room');
    const connection = options.openConnection(inside.iceServers, peer);
    const isCurrent = () => pairs.get(peer.id)?.connection === connection;
    const authenticator = openAuthenticator(inside.self.id, peer.id, isCurrent);
    const negotiator = createNegotiator({
      connection,
      isPolite: inside.self.id < peer.id,
      send: (message) => {
        if (isCurrent()) sendToPeer(peer.id, message);
      },
      onProblem: (cause) => {
        if (isCurrent()) {
          options.onProblem?.({ event: 'peer.negotiation-failed', peer: peer.id, cause });
        }
      },
      ...(authenticator && { accepts: authenticator.accepts }),
    });
    connection.addEventListener('connectionstatechange', () => {
      if (!isCurrent()) return;
      const { connectionState, localDescription } = connection;
      updatePair(peer.id, { connection: connectionState });
      // Not before: a server in between pays for each string that it tries with a whole connection.
      if (connectionState === 'connected' && localDescription)
        authenticator?.agree(localDescription);
    });
    connection.addEventListener('track', ({ track }) => {
      if (isCurrent()) updatePair(peer.id, { tracks: [...pairState(peer.id).tracks, track] });
    });
    connection.addEventListener('datachannel', ({ channel }) => {
      if (isCurrent()) options.onDataChannel?.(channel, peer);
    });
    const pair = { negotiator, connection, authenticator };
    pairs.set(peer.id, pair);
    updatePair(peer.id, {
      connection: connection.connectionState,
      authentication: initialAuthentication(),
    });
    return pair;
  }

  function initialAuthentication(): Authentication {
    if (options.seal !== undefined) return { state: 'none' };
    return { state: options.comparing === undefined ? 'unavailable' : 'pending' };
  }

  function openAuthenticator(selfId: string, peerId: string, isCurrent: () => boolean) {
    if (options.seal !== undefined || options.comparing === undefined) return undefined;
    return createAuthenticator({
      platform: options.comparing,
      room: normaliseName(options.room),
      selfId,
      peerId,
      send: (message) => {
        if (isCurrent()) sendToPeer(peerId, message);
      },
      onKnown: (text) => {
        if (isCurrent()) updatePair(peerId, { authentication: { state: 'known', text } });
      },
      onBroken: (cause) => {
        if (!isCurrent()) return;
        options.onProblem?.({ event: 'peer.not-authentic', peer: peerId, cause });
        refusePair(peerId, 'meddled-with');
      },
    });
  }

  function sendToPeer(to: string, message: PeerMessage) {
    mails.get(to)?.send(message);
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

  function disconnect(id: string) {
    const pair = pairs.get(id);
    pairs.delete(id);
    mails.delete(id);
    void pair?.connection.close();
  }

  /** Ends all there is with a peer but the knowledge of why. */
  function refusePair(id: string, refusal: PairRefusal) {
    if (!mails.has(id)) return;
    disconnect(id);
    const authentication = { state: 'none' } as const;
    updatePair(id, { connection: 'closed', tracks: [], authentication, refusal });
  }

  function closePair(id: string) {
    disconnect(id);
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
