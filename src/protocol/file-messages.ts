import { DecodeError, flag, integer, parseRecord, text, type Fields } from './fields.ts';

/** How a file goes over its own channel: binary frames are its bytes, text frames are these. */
export type FileMessage =
  /** From the sender, after the last byte. */
  | { readonly type: 'end'; readonly sha256: string }
  /** From the receiver: so many bytes have been put away. */
  | { readonly type: 'received'; readonly bytes: number }
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
  end: (f) => ({ type: 'end', sha256: hexDigest(f) }),
  received: (f) => ({ type: 'received', bytes: integer(f, 'bytes') }),
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

function hexDigest(fields: Fields): string {
  const value = text(fields, 'sha256');
  if (!/^[0-9a-f]{64}$/.test(value)) throw new DecodeError('"sha256" is not a SHA-256 in hex');
  return value;
}
