import { DecodeError } from '../../protocol/fields.ts';
import { elementsOf, ids, lengthOf, readNumber, type Element } from './ebml.ts';
import { opusDurationMs } from './opus-packet.ts';

export type MatroskaBlock = {
  readonly trackId: number;
  /** In units of the segment, from the time of the cluster. */
  readonly relativeTime: number;
  readonly isKeyFrame: boolean;
  readonly frames: readonly { readonly data: Buffer; readonly afterMs: number }[];
};

/** Reads a SimpleBlock or a BlockGroup (RFC 9559, section 10); undefined for another element. */
export function readMatroskaBlock({ id, data }: Element): MatroskaBlock | undefined {
  if (id === ids.simpleBlock) return readBlock(data, (flags) => (flags & 0x80) !== 0);
  if (id !== ids.blockGroup) return undefined;
  const fields = new Map([...elementsOf(data)].map((found) => [found.id, found.data]));
  const block = fields.get(ids.block);
  return block && readBlock(block, () => !fields.has(ids.referenceBlock));
}

function readBlock(body: Buffer, isKey: (flags: number) => boolean): MatroskaBlock {
  const at = lengthOf(body);
  if (body.length < at + 4) throw new DecodeError('a block of it is damaged');
  const flags = body.readUInt8(at + 2);
  const parts = unlace(body.subarray(at + 3), (flags >> 1) & 0b11);
  let afterMs = 0;
  const frames = parts.map((data) => {
    const frame = { data, afterMs };
    // Only sound is laced, and of that we send nothing but Opus.
    if (parts.length > 1) afterMs += opusDurationMs(data);
    return frame;
  });
  return {
    trackId: readNumber(body.subarray(0, at)) ?? 0,
    relativeTime: body.readInt16BE(at),
    isKeyFrame: isKey(flags),
    frames,
  };
}

/** Takes the frames apart that share a block. */
function unlace(body: Buffer, lacing: number): readonly Buffer[] {
  if (lacing === 0) return [body];
  const count = body.readUInt8(0) + 1;
  const { sizes, at } =
    lacing === 1 ? xiphSizes(body, count) : lacing === 3 ? ebmlSizes(body, count) : equal();
  const frames: Buffer[] = [];
  let start = at;
  for (const size of sizes) {
    frames.push(body.subarray(start, start + size));
    start += size;
  }
  if (start >= body.length) throw new DecodeError('a block of it is damaged');
  return [...frames, body.subarray(start)];

  function equal() {
    const size = Math.floor((body.length - 1) / count);
    return { sizes: Array.from({ length: count - 1 }, () => size), at: 1 };
  }
}

/** Of all but the last frame: bytes of 255 are added up, together with the next lower one. */
function xiphSizes(body: Buffer, count: number) {
  const sizes: number[] = [];
  let at = 1;
  for (let size = 0; sizes.length < count - 1; at += 1) {
    const byte = body[at];
    if (byte === undefined) throw new DecodeError('a block of it is damaged');
    size += byte;
    if (byte === 255) continue;
    sizes.push(size);
    size = 0;
  }
  return { sizes, at };
}

/** Of all but the last frame: the first as it is, the others as differences around the middle. */
function ebmlSizes(body: Buffer, count: number) {
  const sizes: number[] = [];
  let at = 1;
  for (let size = 0; sizes.length < count - 1;) {
    const length = lengthOf(body.subarray(at));
    const value = readNumber(body.subarray(at, at + length));
    if (value === undefined) throw new DecodeError('a block of it is damaged');
    size = sizes.length === 0 ? value : size + value - (2 ** (7 * length - 1) - 1);
    if (size < 0) throw new DecodeError('a block of it is damaged');
    sizes.push(size);
    at += length;
  }
  return { sizes, at };
}
