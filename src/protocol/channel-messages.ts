import {
  DecodeError,
  flag,
  integer,
  natural,
  oneOf,
  optional,
  parseRecord,
  sha256Hex,
  text,
  type Fields,
} from './fields.ts';
import { hasInvisible } from './names.ts';

/** The version of what is said on a pair's data channel; `hello` carries it. */
export const channelVersion = 1;

/** Bounds that both ends of a data channel know. Lengths of text are in Unicode code points. */
export const channelLimits = {
  /** What every SCTP stack takes in one piece, and a message of the greatest text fits in. */
  frameLength: 16 * 1024,
  chatTextLength: 2_000,
  /** A server may have put a number behind a name of 64. */
  nameLength: 80,
  fileNameLength: 255,
  /** Kept and shown, the newest. */
  chatEntries: 500,
  /** Of those, told to whoever a channel opens to. */
  historyEntries: 200,
  /** Of one person: a whole history at once, then what quick fingers do. */
  messageBurst: 500,
  messagesPerSecond: 10,
  /** Of one person, between two changes of whether they record: what comes faster is taken late. */
  recordingIntervalMs: 2_000,
  /** Offers of one person that wait for an answer. */
  openOffers: 16,
  maxAgeMs: 7 * 24 * 3600 * 1000,
} as const;

export const reactionEmojis = ['👍', '❤️', '😂', '😮', '👏', '🎉'] as const;
export type ReactionEmoji = (typeof reactionEmojis)[number];

/** `ageMs`: how long ago something was, so that nobody's clock needs to be right. */
type Aged = { readonly ageMs: number };

/** What two people of a call tell each other directly; the server never sees it. */
export type ChannelMessage =
  | { readonly type: 'hello'; readonly version: number }
  /** The sender's own words. */
  | ({ readonly type: 'chat'; readonly id: string; readonly text: string } & Aged)
  /** What the sender says that somebody else wrote. */
  | ({
      readonly type: 'relayed';
      readonly id: string;
      readonly author: string;
      readonly name: string;
      readonly text: string;
    } & Aged)
  /** Raised so long ago, or lowered. */
  | { readonly type: 'hand'; readonly ageMs?: number }
  | { readonly type: 'reaction'; readonly emoji: ReactionEmoji }
  /** The sender records the call, for the so-manyth time, and asks the receiver; or does not. */
  | { readonly type: 'recording'; readonly number?: number }
  /** Whether the sender may be in that recording of the receiver's. */
  | { readonly type: 'consent'; readonly number: number; readonly isAllowed: boolean }
  | {
      readonly type: 'file-offer';
      readonly id: string;
      readonly name: string;
      readonly size: number;
    }
  | { readonly type: 'file-answer'; readonly id: string; readonly isAccepted: boolean }
  | { readonly type: 'file-cancel'; readonly id: string }
  /** From who takes a file: goes on with it from there; `proof` names it to who knows its id. */
  | { readonly type: 'file-resume'; readonly proof: string; readonly bytes: number };

const decoders: {
  [T in ChannelMessage['type']]: (f: Fields) => Extract<ChannelMessage, { type: T }>;
} = {
  hello: (f) => ({ type: 'hello', version: integer(f, 'version') }),
  chat: (f) => ({ type: 'chat', id: id(f, 'id'), text: chatText(f), ageMs: age(f, 'ageMs') }),
  relayed: (f) => ({
    type: 'relayed',
    id: id(f, 'id'),
    author: id(f, 'author'),
    name: label(f, channelLimits.nameLength),
    text: chatText(f),
    ageMs: age(f, 'ageMs'),
  }),
  hand: (f) => {
    const ageMs = optional(f, 'ageMs', age);
    return { type: 'hand', ...(ageMs === undefined ? {} : { ageMs }) };
  },
  reaction: (f) => ({ type: 'reaction', emoji: oneOf(f, 'emoji', reactionEmojis) }),
  recording: (f) => {
    const number = optional(f, 'number', natural);
    return { type: 'recording', ...(number === undefined ? {} : { number }) };
  },
  consent: (f) => ({
    type: 'consent',
    number: natural(f, 'number'),
    isAllowed: flag(f, 'isAllowed'),
  }),
  'file-offer': (f) => ({
    type: 'file-offer',
    id: id(f, 'id'),
    name: label(f, channelLimits.fileNameLength),
    size: natural(f, 'size'),
  }),
  'file-answer': (f) => ({
    type: 'file-answer',
    id: id(f, 'id'),
    isAccepted: flag(f, 'isAccepted'),
  }),
  'file-cancel': (f) => ({ type: 'file-cancel', id: id(f, 'id') }),
  'file-resume': (f) => ({
    type: 'file-resume',
    proof: sha256Hex(f, 'proof'),
    bytes: natural(f, 'bytes'),
  }),
};

export const channelMessageTypes = Object.keys(decoders);

/**
 * Reads a frame of the channel `engage`; throws {@link DecodeError}. Undefined for a type that only
 * a newer version knows, and for the echoes of headless peers.
 */
export function decodeChannelMessage(frame: string): ChannelMessage | undefined {
  if (frame.length > channelLimits.frameLength) throw new DecodeError('a frame too long');
  const fields = parseRecord(frame);
  const type = text(fields, 'type');
  if (!Object.hasOwn(decoders, type)) return undefined;
  return decoders[type as ChannelMessage['type']](fields);
}

export function encodeChannelMessage(message: ChannelMessage): string {
  return JSON.stringify(message);
}

/** The form in which a text can be sent, or `undefined` when nothing is left or it is too long. */
export function tidyChatText(typed: string): string | undefined {
  const tidy = typed.replaceAll(/\r\n?/g, '\n').trim();
  return isChatText(tidy) ? tidy : undefined;
}

/** Lines and tabs are kept; what else cannot be seen has no place in a text for people. */
function isChatText(value: string): boolean {
  return (
    value.trim() !== '' &&
    Array.from(value).length <= channelLimits.chatTextLength &&
    !/(?![\n\t])\p{Cc}|\p{Cs}/u.test(value)
  );
}

function chatText(fields: Fields): string {
  const value = text(fields, 'text');
  if (!isChatText(value)) throw new DecodeError('"text" is empty, too long or not for people');
  return value;
}

function label(fields: Fields, maxLength: number): string {
  const value = text(fields, 'name');
  if (value.trim() === '' || Array.from(value).length > maxLength || hasInvisible(value)) {
    throw new DecodeError('"name" is empty, too long or has invisible characters');
  }
  return value;
}

function id(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (!/^[\w-]{1,64}$/.test(value)) throw new DecodeError(`"${name}" is not an id`);
  return value;
}

function age(fields: Fields, name: string): number {
  return Math.min(natural(fields, name), channelLimits.maxAgeMs);
}
