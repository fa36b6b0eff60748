import { decodeBase64Url } from './base64url.ts';
import {
  flag,
  integer,
  oneOf,
  optional,
  parseRecord,
  text,
  DecodeError,
  type Fields,
} from './fields.ts';
import { decodePairFacts, type PairFacts } from './pair-facts.ts';

const descriptionTypes = ['offer', 'answer', 'pranswer', 'rollback'] as const;

/** An SDP offer or answer, in the words of W3C webrtc-pc. */
export type Description = {
  readonly type: (typeof descriptionTypes)[number];
  readonly sdp: string;
};

/** An ICE candidate, in the words of W3C webrtc-pc `RTCIceCandidateInit`. */
export type Candidate = {
  readonly candidate: string;
  readonly sdpMid?: string;
  readonly sdpMLineIndex?: number;
  readonly usernameFragment?: string;
};

/** Bytes of a nonce, and of the hash that commits to one (SHA-256). */
export const nonceBytes = 32;

/** Which of its connections to the receiver the sender speaks of, counted upwards. */
type OfConnection = { readonly connection?: number };

/** What two sides tell each other to make the numbers that people compare. */
export type NumbersMessage = (
  | { readonly type: 'commit'; readonly hash: string }
  | { readonly type: 'nonce'; readonly nonce: string }
  | { readonly type: 'reveal'; readonly nonce: string }
) &
  OfConnection;

/** The most device pixels that one side of a picture is said to have; no screen comes near. */
export const maxShownPixels = 32_768;

/** What holds until it is told anew. */
export type Notice =
  /** At which size, in device pixels, the sender shows the receiver's picture; 0 for not at all. */
  | { readonly type: 'view'; readonly width: number; readonly height: number }
  /** Whether the sender holds its picture back because the path is too poor for it. */
  | { readonly type: 'picture'; readonly isPaused: boolean };

/** What one peer tells another through the server, which cannot see inside the payload's shape. */
export type PeerMessage =
  | ({ readonly type: 'description'; readonly description: Description } & OfConnection)
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  | {
      readonly type: 'media';
      readonly microphone: boolean;
      readonly camera: boolean;
      /** Whether a screen is shared; absent from who cannot. */
      readonly screen?: boolean;
      /** The stream (msid, RFC 8830) that holds shared screens and nothing else, now or later. */
      readonly screenStream?: string;
    }
  | Notice
  | NumbersMessage
  /** What the sender knows of the pair in trouble; a question is answered with the own facts. */
  | { readonly type: 'facts'; readonly isQuestion: boolean; readonly facts: PairFacts };

const decoders: { [T in PeerMessage['type']]: (f: Fields) => Extract<PeerMessage, { type: T }> } = {
  description: (f) => ({
    type: 'description',
    description: { type: oneOf(f, 'kind', descriptionTypes), sdp: text(f, 'sdp') },
    ...ofConnection(f),
  }),
  candidate: (f) => {
    const sdpMid = optional(f, 'sdpMid', text);
    const sdpMLineIndex = optional(f, 'sdpMLineIndex', integer);
    const usernameFragment = optional(f, 'usernameFragment', text);
    return {
      type: 'candidate',
      candidate: {
        candidate: text(f, 'candidate'),
        ...(sdpMid === undefined ? {} : { sdpMid }),
        ...(sdpMLineIndex === undefined ? {} : { sdpMLineIndex }),
        ...(usernameFragment === undefined ? {} : { usernameFragment }),
      },
    };
  },
  media: (f) => {
    const screen = optional(f, 'screen', flag);
    const screenStream = optional(f, 'screenStream', text);
    return {
      type: 'media',
      microphone: flag(f, 'microphone'),
      camera: flag(f, 'camera'),
      ...(screen === undefined ? {} : { screen }),
      ...(screenStream === undefined ? {} : { screenStream }),
    };
  },
  view: (f) => ({ type: 'view', width: pixels(f, 'width'), height: pixels(f, 'height') }),
  picture: (f) => ({ type: 'picture', isPaused: flag(f, 'isPaused') }),
  commit: (f) => ({ type: 'commit', hash: bytes32(f, 'hash'), ...ofConnection(f) }),
  nonce: (f) => ({ type: 'nonce', nonce: bytes32(f, 'nonce'), ...ofConnection(f) }),
  reveal: (f) => ({ type: 'reveal', nonce: bytes32(f, 'nonce'), ...ofConnection(f) }),
  facts: (f) => ({
    type: 'facts',
    isQuestion: flag(f, 'isQuestion'),
    facts: decodePairFacts(f['facts']),
  }),
};

function ofConnection(fields: Fields): OfConnection {
  const connection = optional(fields, 'connection', integer);
  return connection === undefined ? {} : { connection };
}

function pixels(fields: Fields, name: string): number {
  const value = integer(fields, name);
  if (value < 0 || value > maxShownPixels)
    throw new DecodeError(`"${name}" is no size of a picture`);
  return value;
}

/** In its one form as base64url, so that texts are equal where bytes are. */
function bytes32(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (decodeBase64Url(value)?.length !== nonceBytes) {
    throw new DecodeError(`"${name}" is not ${nonceBytes} bytes as base64url`);
  }
  return value;
}

export const peerMessageTypes = Object.keys(decoders);

/** Turns the payload of another peer into a message, or throws {@link DecodeError}. */
export function decodePeerMessage(payload: string): PeerMessage {
  const fields = parseRecord(payload);
  const type = text(fields, 'type');
  if (!Object.hasOwn(decoders, type)) throw new DecodeError('unknown peer message type');
  return decoders[type as PeerMessage['type']](fields);
}

export function encodePeerMessage(message: PeerMessage): string {
  switch (message.type) {
    case 'description': {
      const { type, sdp } = message.description;
      const { connection } = message;
      return JSON.stringify({ type: 'description', kind: type, connection, sdp });
    }
    case 'candidate':
      return JSON.stringify({ type: 'candidate', ...message.candidate });
    case 'media':
    case 'view':
    case 'picture':
    case 'commit':
    case 'nonce':
    case 'reveal':
    case 'facts':
      return JSON.stringify(message);
    default:
      return message satisfies never;
  }
}
