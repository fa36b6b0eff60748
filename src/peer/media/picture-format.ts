import { splitAnnexB, writeAvcSettings } from './h264.ts';
import type { Codec } from './media-track.ts';

/** What a container must say of a picture besides its codec. */
export type PictureFormat = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** CodecPrivate of Matroska. */
  readonly settings: Buffer | undefined;
};

/** Settings that are longer are not those of a picture; a header has room for so many bytes. */
export const maxSettingsBytes = 400;
/** What two bytes of a header hold. */
const maxSidePx = 65_535;

/** Reads it from a key frame; undefined when the frame is damaged, or no key frame after all. */
export function pictureFormatOf(codec: Codec, keyFrame: Uint8Array): PictureFormat | undefined {
  const format = readFormat(codec, keyFrame);
  if (format === undefined || (format.settings?.length ?? 0) > maxSettingsBytes) return undefined;
  const [shorter = 0, longer = 0] = [format.widthPx, format.heightPx].toSorted((a, b) => a - b);
  return shorter > 0 && longer <= maxSidePx ? format : undefined;
}

function readFormat(codec: Codec, keyFrame: Uint8Array): PictureFormat | undefined {
  switch (codec) {
    case 'vp8':
      return vp8Format(keyFrame);
    case 'vp9':
      return vp9Format(createBits(keyFrame));
    case 'h264':
      return h264Format(keyFrame);
    case 'av1':
      return av1Format(keyFrame);
    case 'opus':
      return undefined;
    default:
      return codec satisfies never;
  }
}

/** RFC 6386, section 9.1: three bytes, a start code, then 14 bits of width and of height. */
function vp8Format(frame: Uint8Array): PictureFormat | undefined {
  if (frame.length < 10 || frame[3] !== 0x9d || frame[4] !== 0x01) return undefined;
  const at = (index: number) => (frame[index] ?? 0) | (((frame[index + 1] ?? 0) & 0x3f) << 8);
  return { widthPx: at(6), heightPx: at(8), settings: undefined };
}

/** VP9 bitstream specification, section 6.2. */
function vp9Format({ read, skip }: Bits): PictureFormat | undefined {
  skip(2);
  const profile = read(1) + 2 * read(1);
  if (profile === 3) skip(1);
  skip(4); // Not a repeated picture, a key frame, shown, resilient.
  if (read(24) !== 0x498342) return undefined;
  if (profile >= 2) skip(1);
  const isRgb = read(3) === 7;
  if (!isRgb) skip(profile % 2 === 1 ? 4 : 1);
  else if (profile % 2 === 1) skip(1);
  return { widthPx: read(16) + 1, heightPx: read(16) + 1, settings: undefined };
}

const chromaProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128]);

/** ITU-T H.264, section 7.3.2.1.1. */
function h264Format(frame: Uint8Array): PictureFormat | undefined {
  const sps = splitAnnexB(frame).find(([head = 0]) => (head & 0b1_1111) === 7);
  if (sps === undefined) return undefined;
  // Without the bytes that keep start codes from appearing within.
  const raw = sps.filter((byte, at) => !(byte === 3 && sps[at - 1] === 0 && sps[at - 2] === 0));
  const { read, skip, readGolomb } = createBits(raw);
  skip(8);
  const profile = read(8);
  skip(16);
  readGolomb();
  let chroma = 1;
  if (chromaProfiles.has(profile)) {
    chroma = readGolomb();
    if (chroma === 3) skip(1);
    readGolomb();
    readGolomb();
    skip(1);
    if (read(1) === 1) return undefined; // Scaling lists: nobody sends them live.
  }
  readGolomb();
  const orderType = readGolomb();
  if (orderType === 0) readGolomb();
  if (orderType === 1) return undefined; // Nor these offsets.
  readGolomb();
  skip(1);
  const widthInBlocks = readGolomb() + 1;
  const heightInUnits = readGolomb() + 1;
  const isFrames = read(1);
  if (isFrames === 0) skip(1);
  skip(1);
  const unitX = chroma === 0 || chroma === 3 ? 1 : 2;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - isFrames);
  const crop = read(1) === 1 ? [0, 0, 0, 0].map(readGolomb) : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  return {
    widthPx: widthInBlocks * 16 - (left + right) * unitX,
    heightPx: heightInUnits * 16 * (2 - isFrames) - (top + bottom) * unitY,
    settings: writeAvcSettings(frame),
  };
}

/** AV1 specification, section 5.5: the sequence header of a key frame, which has a size of its own. */
function av1Format(unit: Uint8Array): PictureFormat | undefined {
  // A temporal delimiter of two bytes may come before it.
  const at = unit[0] === 0x12 ? 2 : 0;
  const [head = 0, size = 0] = unit.subarray(at);
  if (((head >> 3) & 0b1111) !== 1 || (head & 0b110) !== 0b10 || size >= 0x80) return undefined;
  const header = unit.subarray(at, at + 2 + size);
  const { read, skip } = createBits(header.subarray(2));
  const profile = read(3);
  skip(1);
  if (read(1) === 1) return undefined; // A still picture.
  if (read(1) === 1) return undefined; // Timing: nobody sends it live.
  const hasDelays = read(1) === 1;
  const points = read(5) + 1;
  let level = 0;
  for (let point = 0; point < points; point += 1) {
    skip(12);
    const pointLevel = read(5);
    if (point === 0) level = pointLevel;
    if (pointLevel > 7) skip(1);
    if (hasDelays && read(1) === 1) skip(4);
  }
  const [widthBits, heightBits] = [read(4) + 1, read(4) + 1];
  const [widthPx, heightPx] = [read(widthBits) + 1, read(heightBits) + 1];
  // Version 1, then what browsers send: 8 bits, and colour at half the size (4:2:0).
  const settings = Buffer.concat([Buffer.of(0x81, (profile << 5) | level, 0x0c, 0), header]);
  return { widthPx, heightPx, settings };
}

type Bits = {
  readonly read: (bits: number) => number;
  readonly skip: (bits: number) => void;
  /** An unsigned Exp-Golomb number. */
  readonly readGolomb: () => number;
};

/** Past the end everything is 0. */
function createBits(bytes: Uint8Array): Bits {
  let at = 0;
  const read = (bits: number) => {
    let value = 0;
    for (const end = at + bits; at < end; at += 1) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    }
    return value;
  };
  return {
    read,
    skip: (bits) => {
      at += bits;
    },
    readGolomb: () => {
      let zeros = 0;
      while (zeros < 32 && read(1) === 0) zeros += 1;
      return 2 ** zeros - 1 + read(zeros);
    },
  };
}
