import type { Codec } from './media-track.ts';
import { h264UnitTypes } from './h264.ts';

/** Whether a frame decodes without any before it, for containers that do not say so. */
export function isKeyFrame(codec: Codec, frame: Uint8Array): boolean {
  switch (codec) {
    case 'vp8':
      return ((frame[0] ?? 1) & 1) === 0; // RFC 6386, section 9.1
    case 'vp9':
      return isVp9KeyFrame(frame[0] ?? 0);
    case 'h264':
      return h264UnitTypes(frame).includes(5); // A slice of an IDR picture.
    case 'av1':
      return hasSequenceHeader(frame);
    case 'opus':
      return true;
    default:
      return codec satisfies never;
  }
}

/** Frame marker, two bits of profile (a reserved one after profile 3), repeated picture, type. */
function isVp9KeyFrame(first: number): boolean {
  const isProfile3 = (first & 0b0011_0000) === 0b0011_0000;
  const flags = isProfile3 ? first >> 1 : first >> 2;
  return first >> 6 === 0b10 && (flags & 0b11) === 0; // 0: not a repeated picture, a key frame
}

/** Encoders put the sequence header before each key frame, where a decoder may start, and only there. */
function hasSequenceHeader(unit: Uint8Array): boolean {
  for (let at = 0; at < unit.length;) {
    const head = unit[at] ?? 0;
    if (((head >> 3) & 0b1111) === 1) return true;
    if ((head & 0b10) === 0) return false; // Without a size it is the last one.
    at += (head & 0b100) === 0 ? 1 : 2;
    let size = 0;
    for (let shift = 0, more = true; more && shift < 32; shift += 7, at += 1) {
      const byte = unit[at] ?? 0;
      size += (byte & 0x7f) * 2 ** shift; // LEB128
      more = byte >= 0x80;
    }
    at += size;
  }
  return false;
}
