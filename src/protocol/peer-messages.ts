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

/** What one peer tells another through the server, which cannot see inside the payload's shape. */
export type PeerMessage =
  | {
      readonly type: 'description';
      readonly description: Description;
      /** Which of its connections to the receiver the sender describes, counted from 1. */
      readonly connection?: number;
    }
  | { readonly type: 'candidate'; readonly candidate: Candidate }
  | { readonly type: 'media'; readonly microphone: boolean; readonly camera: boolean };

const decoders: { [T in PeerMessage['type']]: (f: Fields) => Extract<PeerMessage, { type: T }> } = {
  description: (f) => {
    const connection = optional(f, 'connection', integer);
    return {
      type: 'description',
      description: { type: oneOf(f, 'kind', descriptionTypes), sdp: text(f, 'sdp') },
      ...(connection === undefined ? {} : { connection }),
    };
  },
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
  media: (f) => ({
    type: 'media',
    microphone: flag(f, 'microphone'),
    camera: flag(f, 'camera'),
  }),
};

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
      return JSON.stringify(message);
    default:
      return message satisfies never;
  }
}
