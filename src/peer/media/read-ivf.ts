import { DecodeError } from '../../protocol/fields.ts';
import type { EncodedFrame } from './encoded-frame.ts';

const signature = 0x444b4946; // "DKIF"
const codecVp8 = 0x56503830; // "VP80"
const frameHeaderBytes = 12;

type TimedFrame = { readonly data: Uint8Array; readonly timeMs: number };

/**
 * Reads the VP8 frames of an IVF file (the container of libvpx: a header of 32 bytes, then 12 bytes
 * of size and time before each frame, little-endian). Throws {@link DecodeError} when it is cut off.
 */
export function readIvf(file: Uint8Array): readonly EncodedFrame[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.byteLength < 32 || view.getUint32(0) !== signature) throw new DecodeError('not IVF');
  if (view.getUint32(8) !== codecVp8) throw new DecodeError('IVF with another codec than VP8');
  // One unit of time is scale / rate seconds.
  const rate = view.getUint32(16, true);
  const scale = view.getUint32(20, true);
  if (rate === 0 || scale === 0) throw new DecodeError('IVF without a time base');

  const frames: TimedFrame[] = [];
  for (let offset = view.getUint16(6, true); offset < view.byteLength;) {
    const start = offset + frameHeaderBytes;
    const end = start <= view.byteLength ? start + view.getUint32(offset, true) : Infinity;
    if (end > view.byteLength) throw new DecodeError(`IVF frame ${frames.length} is cut off`);
    if (end === start) throw new DecodeError(`IVF frame ${frames.length} is empty`);
    const time = Number(view.getBigUint64(offset + 4, true));
    frames.push({ data: file.subarray(start, end), timeMs: (time * 1000 * scale) / rate });
    offset = end;
  }
  return frames.map(({ data }, index) => ({
    data,
    durationMs: durationMs(frames, index) ?? (1000 * scale) / rate,
    isKeyFrame: isKeyFrame(data),
  }));
}

/** The time until the next frame; the last frame lasts as long as the one before it. */
function durationMs(frames: readonly TimedFrame[], index: number): number | undefined {
  const next = frames[index + 1];
  const frame = frames[index];
  if (next === undefined) return index === 0 ? undefined : durationMs(frames, index - 1);
  if (frame === undefined || next.timeMs <= frame.timeMs) {
    throw new DecodeError(`IVF frame ${index + 1} is not later than the one before it`);
  }
  return next.timeMs - frame.timeMs;
}

/** The lowest bit of a VP8 frame says whether it depends on others (RFC 6386, section 9.1). */
function isKeyFrame(frame: Uint8Array): boolean {
  return ((frame[0] ?? 1) & 1) === 0;
}
