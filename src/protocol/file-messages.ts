import { DecodeError, flag, natural, parseRecord, sha256Hex, text, type Fields } from './fields.ts';

/** How a file goes over its own channel: binary frames are its bytes, text frames are these. */
export type FileMessage =
  /** From the sender, first: the next byte is this one of the file. */
  | { readonly type: 'start'; readonly bytes: number }
  /** From the sender, after the last byte. */
  | { readonly type: 'end'; readonly sha256: string }
  /** From the receiver: so many bytes have been put away. */
  | { readonly type: 'received'; readonly bytes: number }
  /** From the sender, last: it cannot read the file any more. */
  | { readonly type: 'unreadable' }
  /** From either side, last. */
  | { readonly type: 'cancel' }
  /** From the receiver, last: whether all of it is there and is what was sent. */
  | { readonly type: 'done'; readonly isWhole: boolean };

export const fileLimits = {
  chunkBytes: 16 * 1024,
  /** Sent and not confirmed: what a receiver with a slow disk has to hold in memory. */
  windowBytes: 4 * 1024 * 1024,
  /** Confirmed at least this often. */
  confirmBytes: 512 * 1024,
  /** The sender stops filling its own queue there, and goes on when it has sunk to the lower one. */
  highBufferBytes: 1024 * 1024,
  lowBufferBytes: 256 * 1024,
  /** Whoever has gone is waited for so long, and a file under way goes on when they are back. */
  awayMs: 5 * 60_000,
} as const;

const channelPrefix = 'engage-file ';

/** The label of the channel of one transfer. */
export function fileChannelLabel(id: string): string {
  return `${channelPrefix}${id}`;
}

/** The transfer that a channel is for, undefined when it is for something else. */
export function fileOfChannel(label: string): string | undefined {
  return label.startsWith(channelPrefix) ? label.slice(channelPrefix.length) : undefined;
}

const decoders: { [T in FileMessage['type']]: (f: Fields) => Extract<FileMessage, { type: T }> } = {
  start: (f) => ({ type: 'start', bytes: natural(f, 'bytes') }),
  end: (f) => ({ type: 'end', sha256: sha256Hex(f, 'sha256') }),
  received: (f) => ({ type: 'received', bytes: natural(f, 'bytes') }),
  unreadable: () => ({ type: 'unreadable' }),
  cancel: () => ({ type: 'cancel' }),
  done: (f) => ({ type: 'done', isWhole: flag(f, 'isWhole') }),
};

export function encodeFileMessage(message: FileMessage): string {
  return JSON.stringify(message);
}

export const fileMessageTypes = Object.keys(decoders);

/** Reads a text frame of a file's channel; throws {@link DecodeError}. */
export function decodeFileMessage(frame: string): FileMessage {
  const fields = parseRecord(frame);
  const type = text(fields, 'type');
  if (!Object.hasOwn(decoders, type)) throw new DecodeError('unknown file message type');
  return decoders[type as FileMessage['type']](fields);
}
