import type {
  IceServer,
  JoinIntent,
  Moderation,
  PeerInfo,
  ServerMessage,
} from '../protocol/messages.ts';
import { protocolVersion } from '../protocol/limits.ts';
import { normaliseName, personNameProblem } from '../protocol/names.ts';
import { insideOf, type RoomState } from '../protocol/room-state.ts';
import { createAuthenticator, type Authentication } from './authentication.ts';
import type { Notice } from '../protocol/peer-messages.ts';
import { createNotices } from './notices.ts';
import {
  createPair,
  type MediaState,
  type Pair,
  type PairOptions,
  type PairProblem,
  type PairRefusal,
  type PairState,
} from './pair.ts';
import type { Clock, OpenedConnection, Socket } from './ports.ts';
import { createRoomConnection, type Again } from './room-connection.ts';
import type { Sealing } from './pair-mail.ts';
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
  ) => OpenedConnection<Track, Channel>;
  /** The data channel of a pair, on either side; it may not be open yet. */
  readonly onDataChannel?: (channel: Channel, peer: PeerInfo) => void;
  readonly room: string;
  readonly name: string;
  readonly intent: JoinIntent;
  readonly media: MediaState;
  /** Of the room's link. */
  readonly token?: string;
  /** A host asks everyone to switch the microphone off. */
  readonly onMuteAsked?: () => void;
  /** Seals what is told to the others, with the key of the room's link; they need the same one. */
  readonly seal?: { readonly key: string; readonly platform: SealPlatform };
  /** Makes the numbers to compare where nothing is sealed; absent where there is no WebCrypto. */
  readonly comparing?: SealPlatform | undefined;
  /** Something that was handled but belongs in a log. */
  readonly onProblem?: (problem: CallProblem) => void;
};

export type Call<Track, Channel = unknown> = Store<CallState<Track>> & {
  /** Tells everyone which devices send; the tracks themselves are the caller's to switch. */
  readonly setMedia: (media: MediaState) => void;
  /** Tells one person what holds until told anew: on change, not too often, and again on meeting. */
  readonly notify: (id: string, notice: Notice) => void;
  /** Decides for the room; the server refuses it to all but hosts. */
  readonly moderate: (moderation: Moderation) => void;
  /** This machine's addresses changed: every path is looked for anew, the server's too. */
  readonly networkChanged: () => void;
  /** A further channel to someone; undefined while there is no connection that it could be of. */
  readonly openChannel: (peer: string, label: string) => Channel | undefined;
  readonly leave: () => void;
};

/** More than anybody had in the time that a message is on its way. */
const maxSalts = 8;

/**
 * Joins a room and holds a connection to each person in it. Who comes later offers; who is there
 * answers, so that two offers seldom meet.
 */
export function createCall<Track, Channel = unknown>(
  options: CallOptions<Track, Channel>,
): Call<Track, Channel> {
  const pairs = new Map<string, Pair<Channel>>();
  /** Newest last: the one of this session. */
  const salts: string[] = [];
  const notices = createNotices(options.clock, (id, notice) => pairs.get(id)?.tell(notice));
  let connections = 0;
  /** To the others: as the server last said. */
  let selfId: string | undefined;
  const room = createRoomConnection({
    openSocket: options.openSocket,
    clock: options.clock,
    enter: (again) => ({
      type: 'join',
      version: protocolVersion,
      room: options.room,
      name: nameFor(again),
      intent: again === undefined ? options.intent : 'join',
      ...(options.seal === undefined ? {} : { salt: nextSalt(options.seal.platform) }),
      ...(options.token === undefined ? {} : { token: options.token }),
      ...(again?.was === undefined ? {} : { was: again.was }),
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
        enter(message);
        break;
      case 'resumed':
        for (const pair of pairs.values()) pair.goOnline();
        break;
      case 'peer-joined':
        meet(message.peer)?.awaitOffer();
        break;
      case 'peer-left':
        closePair(message.id);
        notices.forget(message.id);
        break;
      case 'signal':
        pairs.get(message.from)?.receive(message.payload);
        break;
      case 'mute':
        options.onMuteAsked?.();
        break;
      case 'ended':
        closeAll();
        break;
      case 'refused':
        // Refused on the way back in: the others have seen this person leave.
        if (room.getSnapshot().phase === 'refused') closeAll();
        break;
      default: // The room state has taken the others in.
    }
  }

  /** As the others know them, so that of two Adas the same one is “Ada 2” again. */
  function nameFor(again: Again | undefined): string {
    const shown = again?.self?.name;
    // With its number a name may be longer than one may ask for.
    return shown === undefined || personNameProblem(shown) !== undefined ? options.name : shown;
  }

  function enter({ self, peers }: Extract<ServerMessage, { type: 'joined' }>) {
    // Someone else to the others now, to whom all they had with the one before is of no use.
    if (self.id !== selfId) closeAll();
    selfId = self.id;
    const present = new Set(peers.map(({ id }) => id));
    for (const [id, pair] of pairs) if (!present.has(id)) pair.suspend();
    for (const peer of peers) meet(peer)?.offer();
  }

  /** Opens the mail to a peer and tells them what they should know; undefined when refused. */
  function meet(peer: PeerInfo): Pair<Channel> | undefined {
    const pair = pairs.get(peer.id) ?? openPair(peer);
    pairs.set(peer.id, pair);
    const refusal = keyMismatch(peer);
    if (refusal !== undefined) {
      pair.refuse(refusal);
      return undefined;
    }
    pair.meet(sealingWith(peer));
    pair.tell({ type: 'media', ...store.getSnapshot().media });
    notices.repeat(peer.id);
    return pair;
  }

  function keyMismatch(peer: PeerInfo): PairRefusal | undefined {
    if (options.seal !== undefined) return peer.salt === undefined ? 'no-key-there' : undefined;
    return peer.salt === undefined ? undefined : 'no-key-here';
  }

  function nextSalt(platform: SealPlatform): string {
    const salt = createSealSalt(platform);
    salts.push(salt);
    if (salts.length > maxSalts) salts.shift();
    return salt;
  }

  function sealingWith(peer: PeerInfo): Sealing | undefined {
    const [ownSalt, ...formerSalts] = salts.toReversed();
    if (options.seal === undefined || ownSalt === undefined || selfId === undefined) {
      return undefined;
    }
    const peerSalt = peer.salt ?? '';
    const seal = createSeal({
      ...options.seal,
      room: normaliseName(options.room),
      self: { id: selfId, salt: ownSalt },
      peer: { id: peer.id, salt: peerSalt },
    });
    return { seal, ownSalt, peerSalt, formerSalts };
  }

  function openPair(peer: PeerInfo): Pair<Channel> {
    if (selfId === undefined) throw new Error('a pair outside a room');
    return createPair<Track, Channel>({
      isPolite: selfId < peer.id,
      clock: options.clock,
      openConnection: () => options.openConnection(iceServers(), peer),
      ...authenticationWith(selfId, peer.id),
      nextNumber: () => (connections += 1),
      doubtServer: room.doubt,
      isOnline: () => room.getSnapshot().phase === 'joined',
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

  /** Where no key seals the call, its people can compare numbers, if there is a WebCrypto. */
  function authenticationWith(
    self: string,
    other: string,
  ): Pick<PairOptions<Track, Channel>, 'authentication' | 'openAuthenticator'> {
    const { seal, comparing } = options;
    if (seal !== undefined) return { authentication: { state: 'none' } };
    if (comparing === undefined) return { authentication: { state: 'unavailable' } };
    const authentication: Authentication = { state: 'pending' };
    const room = normaliseName(options.room);
    return {
      authentication,
      openAuthenticator: (way) =>
        createAuthenticator({ platform: comparing, room, selfId: self, peerId: other, ...way }),
    };
  }

  function iceServers(): readonly IceServer[] {
    const inside = insideOf(room.getSnapshot());
    return inside?.phase === 'joined' ? inside.iceServers : [];
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
    notify: (id, notice) => {
      if (pairs.has(id)) notices.set(id, notice);
    },
    networkChanged: () => {
      // A socket of an address that is gone would say nothing for long; resuming costs nothing.
      room.reconnect();
      for (const pair of pairs.values()) pair.restartIce();
    },
    openChannel: (peer, label) => pairs.get(peer)?.openChannel(label),
    moderate: (moderation) => room.send({ type: 'moderate', ...moderation }),
    leave: () => {
      room.close();
      notices.close();
      closeAll();
    },
  };
}
