import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';

export type Box = { readonly type: string; readonly data: Buffer };

/** The head of the next box (ISO/IEC 14496-12, section 4.2); an absent size reaches to the end. */
export async function readBoxHead(bytes: ByteReader) {
  const head = await bytes.read(8);
  const type = head.toString('latin1', 4);
  const size = head.readUInt32BE(0);
  if (size === 0) return { type, size: undefined };
  if (size !== 1) return { type, size: atLeastNothing(size - 8) };
  return { type, size: atLeastNothing(readLong(await bytes.read(8), 0) - 16) };
}

/** The boxes within one that was read as a whole. */
export function* boxesOf(body: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= body.length;) {
    const size = body.readUInt32BE(at);
    if (size < 8 || at + size > body.length) throw new DecodeError('it is damaged');
    yield { type: body.toString('latin1', at + 4, at + 8), data: body.subarray(at + 8, at + size) };
    at += size;
  }
}

/** The first box of a kind at the end of a path of kinds. */
export function findBox(body: Buffer, ...path: readonly string[]): Buffer | undefined {
  const [type, ...deeper] = path;
  if (type === undefined) return body;
  for (const box of boxesOf(body)) {
    if (box.type === type) return findBox(box.data, ...deeper);
  }
  return undefined;
}

/** A number in 4 bytes; throws a DecodeError where a box is too short for it. */
export function readInt(body: Buffer, at: number): number {
  if (at + 4 > body.length) throw new DecodeError('it is damaged');
  return body.readUInt32BE(at);
}

export function readLong(body: Buffer, at: number): number {
  const value = readInt(body, at) * 2 ** 32 + readInt(body, at + 4);
  if (!Number.isSafeInteger(value)) throw new DecodeError('it has an impossible number');
  return value;
}

/** The version of a full box decides how many bytes some of its numbers have. */
export function versionOf(body: Buffer): number {
  return readInt(body, 0) >>> 24;
}

function atLeastNothing(size: number): number {
  if (size < 0) throw new DecodeError('it is damaged');
  return size;
}
