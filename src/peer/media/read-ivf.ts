import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';
import { isKeyFrame } from './key-frame.ts';
import { knownTrack, type Codec, type Demuxed, type TrackFrame } from './media-track.ts';

const codecs: ReadonlyMap<string, Codec> = new Map([
  ['VP80', 'vp8'],
  ['VP90', 'vp9'],
  ['AV01', 'av1'],
  ['H264', 'h264'],
]);

/**
 * Reads IVF (the container of libvpx: a header of 32 bytes, then 12 bytes of size and time before
 * each frame, little-endian).
 */
export async function readIvf(bytes: ByteReader): Promise<Demuxed> {
  const header = await bytes.read(32);
  const fourCc = header.toString('latin1', 8, 12);
  // One unit of time is scale / rate seconds.
  const rate = header.readUInt32LE(16);
  const scale = header.readUInt32LE(20);
  if (rate === 0 || scale === 0) throw new DecodeError('it is IVF without a time base');
  await bytes.skip(Math.max(0, header.readUInt16LE(6) - 32));

  const codec = codecs.get(fourCc);
  const track =
    codec === undefined
      ? { id: 1, kind: 'video' as const, codec, codecName: fourCc.replaceAll(/\W/g, '?') }
      : knownTrack(1, codec);
  return { tracks: [track], frames: codec === undefined ? none() : readFrames(codec) };

  async function* readFrames(codec: Codec): AsyncGenerator<TrackFrame> {
    while (!(await bytes.isAtEnd())) {
      const head = await bytes.read(12);
      const data = await bytes.read(head.readUInt32LE(0));
      if (data.length === 0) throw new DecodeError('it has an empty frame');
      yield {
        data,
        timeMs: (Number(head.readBigUInt64LE(4)) * 1000 * scale) / rate,
        isKeyFrame: isKeyFrame(codec, data),
        trackId: 1,
      };
    }
  }
}

async function* none(): AsyncGenerator<TrackFrame> {}
