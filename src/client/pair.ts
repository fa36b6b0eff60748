import type { PeerMessage } from '../protocol/peer-messages.ts';
import { createNegotiator, type Negotiator } from './negotiator.ts';
import { createPairMail, type PairMail } from './pair-mail.ts';
import type { ConnectionState, PeerConnection } from './ports.ts';
import type { Seal } from './seal.ts';

/** Which of a person's devices are sending. */
export type MediaState = { readonly microphone: boolean; readonly camera: boolean };

/** What one participant knows of its connection to another. */
export type PairState<Track> = {
  readonly connection: ConnectionState;
  /** What arrives from the other side, in the order of arrival. */
  readonly tracks: readonly Track[];
  /** Not told yet: undefined. */
  readonly media: MediaState | undefined;
  /** Why this pair is not connected and will not be; a call goes on with the others. */
  readonly refusal: PairRefusal | undefined;
};

/**
 * Sealed and unsealed never mix, and what is not authentic is not answered: the other side has no
 * key, this side has none, or a message was not sealed by who has the key, as the next in order.
 */
export type PairRefusal = 'no-key-there' | 'no-key-here' | 'not-authentic';

export type PairProblem = {
  readonly event: 'peer.bad-message' | 'peer.not-authentic' | 'peer.negotiation-failed';
  readonly cause: unknown;
};

export type PairOptions<Track, Channel> = {
  /** Yields when both sides make an offer at once; exactly one side of a pair is polite. */
  readonly isPolite: boolean;
  readonly openConnection: () => PeerConnection<Track, Channel>;
  readonly sendPayload: (payload: string) => void;
  readonly onState: (state: PairState<Track>) => void;
  readonly onDataChannel: (channel: Channel) => void;
  readonly onProblem: (problem: PairProblem) => void;
};

/** The way from one participant to another: their mail, and the connection that it sets up. */
export type Pair = {
  /** The other side is there; from now on they can be told something, sealed if a seal is given. */
  readonly meet: (seal: Seal | undefined) => void;
  /** Ends all there is but the knowledge of why. */
  readonly refuse: (refusal: PairRefusal) => void;
  /** Opens the connection from this side. */
  readonly offer: () => void;
  readonly tell: (message: PeerMessage) => void;
  readonly receive: (payload: string) => void;
  readonly close: () => void;
};

type Way<Track, Channel> = {
  readonly negotiator: Negotiator;
  readonly connection: PeerConnection<Track, Channel>;
};

export function createPair<Track, Channel>(options: PairOptions<Track, Channel>): Pair {
  let mail: PairMail | undefined;
  let way: Way<Track, Channel> | undefined;
  let state: PairState<Track> = {
    connection: 'new',
    tracks: [],
    media: undefined,
    refusal: undefined,
  };

  function update(change: Partial<PairState<Track>>) {
    state = { ...state, ...change };
    options.onState(state);
  }

  function meet(seal: Seal | undefined) {
    const opened: PairMail = createPairMail({
      seal,
      sendPayload: options.sendPayload,
      onMessage: (message) => {
        if (mail === opened) take(message); // Else gone while the message was being opened.
      },
      onBadMessage: (cause) => options.onProblem({ event: 'peer.bad-message', cause }),
      onBroken: (cause) => {
        options.onProblem({ event: 'peer.not-authentic', cause });
        if (mail === opened) refuse('not-authentic');
      },
    });
    mail = opened;
    update({ refusal: undefined });
  }

  function take(message: PeerMessage) {
    switch (message.type) {
      case 'description':
        (way ?? openWay()).negotiator.receiveDescription(message.description);
        break;
      case 'candidate':
        (way ?? openWay()).negotiator.receiveCandidate(message.candidate);
        break;
      case 'media':
        update({ media: { microphone: message.microphone, camera: message.camera } });
        break;
      default:
        message satisfies never;
    }
  }

  function openWay(): Way<Track, Channel> {
    const connection = options.openConnection();
    const isCurrent = () => way?.connection === connection;
    const negotiator = createNegotiator({
      connection,
      isPolite: options.isPolite,
      send: (message) => {
        if (isCurrent()) mail?.send(message);
      },
      onProblem: (cause) => {
        if (isCurrent()) options.onProblem({ event: 'peer.negotiation-failed', cause });
      },
    });
    connection.addEventListener('connectionstatechange', () => {
      if (isCurrent()) update({ connection: connection.connectionState });
    });
    connection.addEventListener('track', ({ track }) => {
      if (isCurrent()) update({ tracks: [...state.tracks, track] });
    });
    connection.addEventListener('datachannel', ({ channel }) => {
      if (isCurrent()) options.onDataChannel(channel);
    });
    way = { negotiator, connection };
    update({ connection: connection.connectionState });
    return way;
  }

  function close() {
    const closing = way;
    way = undefined;
    mail = undefined;
    void closing?.connection.close();
  }

  function refuse(refusal: PairRefusal) {
    close();
    update({ connection: 'closed', tracks: [], refusal });
  }

  return {
    meet,
    refuse,
    offer: () => options.onDataChannel(openWay().connection.createDataChannel('engage')),
    tell: (message) => mail?.send(message),
    receive: (payload) => mail?.receive(payload),
    close,
  };
}
