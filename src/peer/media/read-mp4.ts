import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';
import type { Demuxed, TrackFrame } from './media-track.ts';
import { boxesOf, findBox, readBoxHead, readInt } from './mp4-box.ts';
import {
  fragmentSamples,
  merge,
  readFragmentDefaults,
  tableSamples,
  type Mp4Sample,
} from './mp4-samples.ts';
import { readMp4Tracks, type Mp4Track } from './mp4-track.ts';

/**
 * Reads MP4, in fragments or not. Nothing is kept of the frames that have been, so that a live one may
 * go on for ever. From a pipe the index (`moov`) must come before the media.
 */
export async function readMp4(bytes: ByteReader): Promise<Demuxed> {
  const moov = await findMoov(bytes);
  const all = readMp4Tracks(moov);
  const sent = all.filter(({ track }) => track.codec !== undefined);
  return { tracks: all.map(({ track }) => track), frames: readFrames() };

  async function* readFrames() {
    // From a file the tracks are brought together in time, wherever they are in it.
    const order = bytes.seek === undefined ? byOffset : byTime;
    for (const sample of merge(sent.map(tableSamples), order))
      yield await readSample(bytes, sample);
    if (findBox(moov, 'mvex') !== undefined) yield* readFragments(bytes, moov, sent);
  }
}

async function findMoov(bytes: ByteReader): Promise<Buffer> {
  while (!(await bytes.isAtEnd())) {
    const { type, size } = await readBoxHead(bytes);
    if (type === 'moov' && size !== undefined) return bytes.read(size);
    if (type === 'mdat' && bytes.seek === undefined) {
      throw new DecodeError(
        'its index is at its end, so that it can be read from a file only, not from a pipe',
      );
    }
    if (size === undefined) break;
    await bytes.skip(size);
  }
  throw new DecodeError('it has no index');
}

async function* readFragments(bytes: ByteReader, moov: Buffer, tracks: readonly Mp4Track[]) {
  const defaults = readFragmentDefaults(moov);
  const byId = new Map(tracks.map((of) => [of.track.id, { of, time: { next: 0 } }]));
  let samples: readonly Generator<Mp4Sample>[] = [];
  while (!(await bytes.isAtEnd())) {
    const moofOffset = bytes.position();
    const { type, size } = await readBoxHead(bytes);
    if (type === 'moof' && size !== undefined) {
      const fragments = [...boxesOf(await bytes.read(size))].filter((box) => box.type === 'traf');
      samples = fragments.flatMap(({ data }) => {
        const known = byId.get(readInt(findBox(data, 'tfhd') ?? Buffer.alloc(0), 4));
        if (known === undefined) return [];
        const common = defaults.get(known.of.track.id) ?? { duration: 0, size: 0, flags: 0 };
        return [fragmentSamples(data, { ...known, moofOffset, defaults: common })];
      });
    } else if (type === 'mdat') {
      const end = size === undefined ? Infinity : bytes.position() + size;
      for (const sample of merge(samples, byOffset)) {
        if (sample.offset + sample.size > end) throw new DecodeError('it is damaged');
        yield await readSample(bytes, sample);
      }
      samples = [];
      if (size === undefined) return;
      await bytes.skip(end - bytes.position());
    } else {
      if (size === undefined) return;
      await bytes.skip(size);
    }
  }
}

async function readSample(bytes: ByteReader, sample: Mp4Sample): Promise<TrackFrame> {
  const { offset, size, timeMs, isKeyFrame, of } = sample;
  const ahead = offset - bytes.position();
  if (ahead >= 0) await bytes.skip(ahead);
  else if (bytes.seek !== undefined) bytes.seek(offset);
  else throw new DecodeError('its tracks are apart, so that it can be read from a file only');
  const data = of.shape(await bytes.read(size), isKeyFrame);
  return { trackId: of.track.id, timeMs, isKeyFrame, data };
}

function byOffset({ offset }: Mp4Sample): number {
  return offset;
}

function byTime({ decodeMs }: Mp4Sample): number {
  return decodeMs;
}
