import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';

/** The elements of Matroska (RFC 9559) that are read or written. */
export const ids = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  void: 0xec,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  flagLacing: 0x9c,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  contentEncodings: 0x6d80,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
} as const;

/** The size of what is still being written: all ones (RFC 8794, section 6.2), here in 8 bytes. */
export const unknownSize = Buffer.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

/** The id and the size of the next element; undefined for a size that is not known yet. */
export async function readElementHead(bytes: ByteReader) {
  const idLength = lengthOf(await bytes.peek(1));
  if (idLength > 4) throw new DecodeError('it is damaged');
  const id = (await bytes.read(idLength)).readUIntBE(0, idLength);
  const size = readNumber(await bytes.read(lengthOf(await bytes.peek(1))));
  return { id, size };
}

export type Element = { readonly id: number; readonly data: Buffer };

/** The elements within one that was read as a whole. */
export function* elementsOf(body: Buffer): Generator<Element> {
  for (let at = 0; at < body.length;) {
    const sizeAt = at + lengthOf(body.subarray(at));
    const dataAt = sizeAt + lengthOf(body.subarray(sizeAt));
    const size = readNumber(body.subarray(sizeAt, dataAt));
    if (dataAt > body.length || sizeAt - at > 4 || size === undefined) {
      throw new DecodeError('it is damaged');
    }
    if (dataAt + size > body.length) throw new DecodeError('it is damaged');
    const id = body.readUIntBE(at, sizeAt - at);
    yield { id, data: body.subarray(dataAt, dataAt + size) };
    at = dataAt + size;
  }
}

/** Of an element whose value is a number. */
export function readUnsigned(data: Buffer): number {
  let value = 0;
  for (const byte of data) value = value * 256 + byte;
  if (!Number.isSafeInteger(value)) throw new DecodeError('it has an impossible number');
  return value;
}

/** How many bytes a number has whose first byte this is: its leading zeros say so. */
export function lengthOf(bytes: Buffer): number {
  const length = Math.clz32(bytes[0] ?? 0) - 23;
  if (length > 8) throw new DecodeError(bytes.length === 0 ? 'it is cut off' : 'it is damaged');
  return length;
}

/** A number without the bit that marks its length; undefined when all its bits are set. */
export function readNumber(bytes: Buffer): number | undefined {
  let value = (bytes[0] ?? 0) & (0xff >> bytes.length);
  let isUnknown = value === 0xff >> bytes.length;
  for (const byte of bytes.subarray(1)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  if (isUnknown) return undefined;
  if (!Number.isSafeInteger(value)) throw new DecodeError('it is damaged');
  return value;
}

/** Makes an element of its content. */
export function element(id: number, ...content: readonly Uint8Array[]): Buffer {
  const size = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([idBytes(id), sizeBytes(size), ...content]);
}

export function unsigned(id: number, value: number, bytes = byteLength(value)): Buffer {
  const data = Buffer.alloc(bytes);
  // Numbers of more than 48 bits are no safe integers, or nearly so.
  data.writeUIntBE(value, Math.max(0, bytes - 6), Math.min(6, bytes));
  return element(id, data);
}

export function float(id: number, value: number): Buffer {
  const data = Buffer.alloc(8);
  data.writeDoubleBE(value);
  return element(id, data);
}

export function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value));
}

export function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(byteLength(id));
  bytes.writeUIntBE(id, 0, bytes.length);
  return bytes;
}

/** In 8 bytes, so that it fits in the place of {@link unknownSize}. */
export function sizeBytes(size: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt8(0x01, 0);
  bytes.writeUIntBE(size, 2, 6);
  return bytes;
}

function byteLength(value: number): number {
  return Math.max(1, Math.ceil(Math.log2(value + 1) / 8));
}
