import { noPairFacts, type PairFacts } from '../protocol/pair-facts.ts';
import type { PeerMessage } from '../protocol/peer-messages.ts';
import type { Authentication, Authenticator, AuthenticatorOptions } from './authentication.ts';
import { createNegotiator, type Negotiator } from './negotiator.ts';
import { createPairMail, type PairMail, type Sealing } from './pair-mail.ts';
import type { Clock, ConnectionState, OpenedConnection } from './ports.ts';
import { createRepair, type Repair } from './repair.ts';
import { createTrouble, type PairTrouble } from './trouble.ts';

/** Which of a person's devices are sending. */
export type MediaState = {
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Whether a screen is shared as well. */
  readonly screen?: boolean;
  /** The stream that holds shared screens and nothing else, now or later. */
  readonly screenStream?: string;
};

/** In device pixels; 0 for what is not shown. */
export type PictureSize = { readonly width: number; readonly height: number };

/** What one participant knows of its connection to another. */
export type PairState<Track> = {
  readonly connection: ConnectionState;
  /** It was connected before: it is being repaired while it is not. */
  readonly wasConnected: boolean;
  /** What arrives from the other side, in the order of arrival. */
  readonly tracks: readonly Track[];
  /** The id of the stream that the other side has put a track into. */
  readonly streamIds: ReadonlyMap<Track, string>;
  /** Not told yet: undefined. */
  readonly media: MediaState | undefined;
  /** The size at which the other side shows the picture of this one; not told yet when absent. */
  readonly shown?: PictureSize;
  /** The other side holds its picture back: the path is too poor for it. */
  readonly isPicturePaused?: boolean;
  readonly authentication: Authentication;
  /** Why this pair is not connected and will not be; a call goes on with the others. */
  readonly refusal: PairRefusal | undefined;
  /** What both sides know of why there is no connection, once it takes too long. */
  readonly trouble: PairTrouble | undefined;
};

/**
 * Sealed and unsealed never mix, and what is not authentic is not answered: the other side has no
 * key, this side has none, or a message was not sealed by who has the key, as the next in order.
 * Without a key: the making of the numbers to compare was meddled with, or a fingerprint changed.
 */
export type PairRefusal = 'no-key-there' | 'no-key-here' | 'not-authentic' | 'meddled-with';

export type PairProblem = {
  readonly event: 'peer.bad-message' | 'peer.not-authentic' | 'peer.negotiation-failed';
  readonly cause: unknown;
};

type DescriptionMessage = Extract<PeerMessage, { readonly type: 'description' }>;

export type PairOptions<Track, Channel> = {
  /** Yields when both sides make an offer at once; exactly one side of a pair is polite. */
  readonly isPolite: boolean;
  readonly clock: Clock;
  readonly openConnection: () => OpenedConnection<Track, Channel>;
  /** What is known of a new connection before anything was compared. */
  readonly authentication: Authentication;
  /** Makes the numbers of a connection; absent where there are none to compare. */
  readonly openAuthenticator?: (
    way: Pick<AuthenticatorOptions, 'send' | 'onKnown' | 'onBroken'>,
  ) => Authenticator;
  /** A number for each connection that is opened, greater than those before. */
  readonly nextNumber: () => number;
  /** Messages may not reach the server any more: a path broke. */
  readonly doubtServer: () => void;
  /** Whether messages reach the server just now. */
  readonly isOnline: () => boolean;
  readonly sendPayload: (payload: string) => void;
  readonly onState: (state: PairState<Track>) => void;
  readonly onDataChannel: (channel: Channel) => void;
  readonly onProblem: (problem: PairProblem) => void;
};

/** The way from one participant to another: their mail, and the connection that it sets up. */
export type Pair<Channel = unknown> = {
  /**
   * The other side is there, for the first time or again; from now on they can be told something.
   * Sealed if so wished; what was said under an earlier seal counts no more.
   */
  readonly meet: (sealing: Sealing | undefined) => void;
  /** Opens the connection from this side, or makes sure of the one there is. */
  readonly offer: () => void;
  /** Lets the other side open the connection, or make sure of the one there is. */
  readonly awaitOffer: () => void;
  /** The other side is not there for a while; the connection goes on. */
  readonly suspend: () => void;
  /** Ends all there is but the knowledge of why. */
  readonly refuse: (refusal: PairRefusal) => void;
  readonly tell: (message: PeerMessage) => void;
  readonly receive: (payload: string) => void;
  /** Looks for another path: that of the connection may be gone without a sign. */
  readonly restartIce: () => void;
  /** Messages reach the server again. */
  readonly goOnline: () => void;
  /** A further channel of the connection; undefined while there is none. */
  readonly openChannel: (label: string) => Channel | undefined;
  readonly close: () => void;
};

type Way<Track, Channel> = OpenedConnection<Track, Channel> & {
  readonly negotiator: Negotiator;
  readonly repair: Repair;
  readonly authenticator: Authenticator | undefined;
  /** The number of the connection on the other side, once it was heard of. */
  other: number | undefined;
};

export function createPair<Track, Channel>(options: PairOptions<Track, Channel>): Pair<Channel> {
  let mail: PairMail | undefined;
  let way: Way<Track, Channel> | undefined;
  let state: PairState<Track> = {
    connection: 'new',
    wasConnected: false,
    tracks: [],
    streamIds: new Map(),
    media: undefined,
    authentication: { state: 'none' },
    refusal: undefined,
    trouble: undefined,
  };
  const trouble = createTrouble({
    clock: options.clock,
    read: readFacts,
    tell: (message) => mail?.send(message),
    onChange: (next) => {
      state = { ...state, trouble: next };
      options.onState(state);
    },
  });

  function update(change: Partial<PairState<Track>>) {
    state = { ...state, ...change };
    options.onState(state);
    trouble.see(state.connection, state.wasConnected);
  }

  async function readFacts(): Promise<PairFacts> {
    const facts = way === undefined ? noPairFacts : await way.readFacts();
    return { ...facts, isOnline: facts.isOnline && options.isOnline() };
  }

  function meet(sealing: Sealing | undefined) {
    mail?.close();
    const opened: PairMail = createPairMail({
      sealing,
      sendPayload: options.sendPayload,
      onMessage: (message) => {
        if (mail === opened) take(message); // Else gone while the message was being opened.
      },
      onBadMessage: (cause) => options.onProblem({ event: 'peer.bad-message', cause }),
      onBroken: (cause) => {
        if (mail !== opened) return;
        options.onProblem({ event: 'peer.not-authentic', cause });
        refuse('not-authentic');
      },
    });
    mail = opened;
    way?.authenticator?.repeat();
    update({ refusal: undefined });
  }

  function take(message: PeerMessage) {
    switch (message.type) {
      case 'description':
        takeDescription(message);
        break;
      case 'candidate':
        (way ?? openWay()).negotiator.receiveCandidate(message.candidate);
        break;
      case 'media': {
        const { type: _type, ...media } = message;
        update({ media });
        break;
      }
      case 'view':
        update({ shown: { width: message.width, height: message.height } });
        break;
      case 'picture':
        update({ isPicturePaused: message.isPaused });
        break;
      case 'commit':
      case 'nonce':
      case 'reveal': {
        const { connection = way?.other } = message;
        // Else of a connection that is closed by now.
        if (connection === way?.other) way?.authenticator?.receive(message);
        break;
      }
      case 'facts':
        trouble.receive(message);
        break;
      default:
        message satisfies never;
    }
  }

  /** The other side may have begun another connection, if it found the one there was ended. */
  function takeDescription(message: DescriptionMessage) {
    const receiver = way ?? openWay();
    receiver.other ??= message.connection;
    const [known = 0, described = known] = [receiver.other, message.connection];
    if (described < known) return; // Of a connection that is closed by now.
    if (message.description.type === 'offer') receiver.repair.postpone();
    const beginAnew = () => {
      if (way !== receiver) return;
      closeWay();
      if (message.description.type === 'offer') takeDescription(message);
      else offer();
    };
    receiver.negotiator.receiveDescription(
      message.description,
      described > known ? beginAnew : undefined,
    );
  }

  function openWay(): Way<Track, Channel> {
    const opened = options.openConnection();
    const { connection } = opened;
    const number = options.nextNumber();
    const isCurrent = () => way?.connection === connection;
    const authenticator = options.openAuthenticator?.({
      send: (message) => {
        if (isCurrent()) mail?.send({ ...message, connection: number });
      },
      onKnown: (text) => {
        if (isCurrent()) update({ authentication: { state: 'known', text } });
      },
      onBroken: (cause) => {
        if (!isCurrent()) return;
        options.onProblem({ event: 'peer.not-authentic', cause });
        refuse('meddled-with');
      },
    });
    const negotiator = createNegotiator({
      connection,
      ...(authenticator && { accepts: authenticator.accepts }),
      isPolite: options.isPolite,
      send: (message) => {
        if (!isCurrent()) return;
        mail?.send(message.type === 'description' ? { ...message, connection: number } : message);
      },
      onProblem: (cause) => {
        if (isCurrent()) options.onProblem({ event: 'peer.negotiation-failed', cause });
      },
    });
    const repair = createRepair({
      clock: options.clock,
      canTell: () => mail !== undefined && options.isOnline(),
      doubtServer: options.doubtServer,
      restart: () => connection.restartIce(),
    });
    connection.addEventListener('connectionstatechange', () => {
      if (!isCurrent()) return;
      const { connectionState, localDescription } = connection;
      const wasConnected = state.wasConnected || connectionState === 'connected';
      update({ connection: connectionState, wasConnected });
      repair.see(connectionState);
      // Not before: a server in between pays for each string that it tries with a whole connection.
      if (connectionState === 'connected' && localDescription) {
        authenticator?.agree(localDescription);
      }
    });
    connection.addEventListener('track', ({ track, streams: [stream] }) => {
      if (!isCurrent()) return;
      const streamIds = new Map(state.streamIds);
      if (stream !== undefined) streamIds.set(track, stream.id);
      // The same one comes again when the other side stops sending it for a while.
      const tracks = state.tracks.includes(track) ? state.tracks : [...state.tracks, track];
      update({ tracks, streamIds });
    });
    connection.addEventListener('datachannel', ({ channel }) => {
      if (isCurrent()) options.onDataChannel(channel);
    });
    way = { ...opened, negotiator, repair, authenticator, other: undefined };
    const { authentication } = options;
    update({ connection: connection.connectionState, authentication });
    return way;
  }

  function offer() {
    if (way === undefined) {
      const opened = openWay();
      options.onDataChannel(opened.connection.createDataChannel('engage'));
      // At once: the connection itself says so only when the page has time for its event.
      opened.negotiator.beginAnew(true);
      return;
    }
    way.negotiator.beginAnew(true);
    way.repair.goOn();
  }

  function awaitOffer() {
    // Nothing was agreed yet: theirs is as good, and two would open two channels.
    if (way?.other === undefined) closeWay();
    way?.negotiator.beginAnew(false);
    way?.repair.goOn();
  }

  function suspend() {
    mail?.close();
    mail = undefined;
  }

  function closeWay() {
    const closing = way;
    way = undefined;
    closing?.repair.stop();
    void closing?.connection.close();
    if (closing === undefined) return;
    update({
      connection: 'new',
      tracks: [],
      streamIds: new Map(),
      authentication: { state: 'none' },
    });
  }

  function close() {
    suspend();
    closeWay();
    trouble.end();
  }

  function refuse(refusal: PairRefusal) {
    close();
    update({ connection: 'closed', tracks: [], streamIds: new Map(), refusal });
  }

  return {
    meet,
    offer,
    awaitOffer,
    suspend,
    refuse,
    tell: (message) => mail?.send(message),
    receive: (payload) => mail?.receive(payload),
    restartIce: () => way?.repair.restart(),
    goOnline: () => way?.repair.goOn(),
    openChannel: (label) => way?.connection.createDataChannel(label),
    close,
  };
}
