import { DecodeError } from '../../protocol/fields.ts';
import { boxesOf, findBox, readInt, readLong, versionOf } from './mp4-box.ts';
import type { Mp4Track } from './mp4-track.ts';

/** Where a frame is in the file, and when it is due. */
export type Mp4Sample = {
  readonly of: Mp4Track;
  readonly offset: number;
  readonly size: number;
  readonly decodeMs: number;
  readonly timeMs: number;
  readonly isKeyFrame: boolean;
};

/**
 * Walks the tables of a track (ISO/IEC 14496-12, section 8.6) without unrolling them: a few bytes may
 * stand for any number of samples.
 */
export function* tableSamples(track: Mp4Track): Generator<Mp4Sample> {
  const sizes = findBox(track.tables, 'stsz');
  const offsets = findBox(track.tables, 'stco');
  const longOffsets = findBox(track.tables, 'co64');
  const chunks = offsets ?? longOffsets;
  const runs = findBox(track.tables, 'stsc');
  if (sizes === undefined || chunks === undefined || runs === undefined) return;

  const fixedSize = readInt(sizes, 4);
  const count = readInt(sizes, 8);
  const durations = walkRuns(findBox(track.tables, 'stts'));
  const delays = walkRuns(findBox(track.tables, 'ctts'));
  const isKeyFrame = walkKeyFrames(findBox(track.tables, 'stss'));
  let index = 0;
  let time = 0;
  let run = 0;
  for (let chunk = 0; chunk < readInt(chunks, 4) && index < count; chunk += 1) {
    if (run + 1 < readInt(runs, 4) && readInt(runs, 8 + 12 * (run + 1)) === chunk + 1) run += 1;
    let offset =
      offsets === undefined ? readLong(chunks, 8 + 8 * chunk) : readInt(chunks, 8 + 4 * chunk);
    const end = Math.min(count, index + readInt(runs, 8 + 12 * run + 4));
    for (; index < end; index += 1) {
      const size = fixedSize === 0 ? readInt(sizes, 12 + 4 * index) : fixedSize;
      const isKey = isKeyFrame(index + 1);
      yield sample(track, { offset, size, time, delay: delays(), isKeyFrame: isKey });
      offset += size;
      time += durations();
    }
  }
}

/** The samples of one fragment (`moof`) of a track, which began at an offset of the file. */
export function* fragmentSamples(
  fragment: Buffer,
  { of, moofOffset, defaults, time }: FragmentOptions,
): Generator<Mp4Sample> {
  const header = findBox(fragment, 'tfhd') ?? Buffer.alloc(0);
  const flags = readInt(header, 0);
  let at = 8;
  const field = (flag: number) =>
    (flags & flag) === 0 ? undefined : readInt(header, (at += 4) - 4);
  const base = (flags & 0x1) === 0 ? moofOffset : readLong(header, (at += 8) - 8);
  field(0x2); // Which description of the track it has.
  const defaultDuration = field(0x8) ?? defaults.duration;
  const defaultSize = field(0x10) ?? defaults.size;
  const defaultFlags = field(0x20) ?? defaults.flags;

  let decodeTime = time.next;
  let offset = base;
  for (const { type, data } of boxesOf(fragment)) {
    if (type === 'tfdt') decodeTime = versionOf(data) === 1 ? readLong(data, 4) : readInt(data, 4);
    if (type !== 'trun') continue;
    const flags = readInt(data, 0);
    let at = 8;
    const field = (flag: number) =>
      (flags & flag) === 0 ? undefined : readInt(data, (at += 4) - 4);
    const start = field(0x1);
    if (start !== undefined) offset = base + (start | 0);
    const firstFlags = field(0x4);
    for (let index = 0; index < readInt(data, 4); index += 1) {
      const duration = field(0x100) ?? defaultDuration;
      const size = field(0x200) ?? defaultSize;
      const sampleFlags = field(0x400) ?? (index === 0 ? firstFlags : undefined) ?? defaultFlags;
      const delay = (field(0x800) ?? 0) | 0;
      const isKeyFrame = (sampleFlags & 0x10000) === 0; // Not "depends on others".
      yield sample(of, { offset, size, time: decodeTime, delay, isKeyFrame });
      offset += size;
      decodeTime += duration;
      time.next = decodeTime;
    }
  }
}

export type FragmentOptions = {
  readonly of: Mp4Track;
  readonly moofOffset: number;
  readonly defaults: FragmentDefaults;
  /** Where the fragment before ended; moved on while the samples are walked. */
  readonly time: { next: number };
};

export type FragmentDefaults = {
  readonly duration: number;
  readonly size: number;
  readonly flags: number;
};

/** What `trex` says of the samples of each track that their fragment says nothing of. */
export function readFragmentDefaults(moov: Buffer): ReadonlyMap<number, FragmentDefaults> {
  const boxes = [...boxesOf(findBox(moov, 'mvex') ?? Buffer.alloc(0))];
  return new Map(
    boxes
      .filter(({ type }) => type === 'trex')
      .map(({ data }) => [
        readInt(data, 4),
        { duration: readInt(data, 12), size: readInt(data, 16), flags: readInt(data, 20) },
      ]),
  );
}

/** Takes always the next of several sequences, the one that is the lowest. */
export function* merge(
  sequences: readonly Generator<Mp4Sample>[],
  rank: (sample: Mp4Sample) => number,
): Generator<Mp4Sample> {
  const heads = sequences.map((rest) => ({ rest, head: rest.next() }));
  for (;;) {
    let lowest: (typeof heads)[number] | undefined;
    let found: Mp4Sample | undefined;
    for (const entry of heads) {
      const { head } = entry;
      if (head.done === true || (found !== undefined && rank(head.value) >= rank(found))) continue;
      [lowest, found] = [entry, head.value];
    }
    if (lowest === undefined || found === undefined) return;
    yield found;
    lowest.head = lowest.rest.next();
  }
}

type RawSample = {
  readonly offset: number;
  readonly size: number;
  readonly time: number;
  readonly delay: number;
  readonly isKeyFrame: boolean;
};

function sample(of: Mp4Track, { offset, size, time, delay, isKeyFrame }: RawSample): Mp4Sample {
  // Also keeps a table of nothings from being walked for minutes.
  if (size === 0 || offset < 0) throw new DecodeError('it has an empty frame');
  const decodeMs = (time * 1000) / of.timescale + of.shiftMs;
  return {
    of,
    offset,
    size,
    decodeMs,
    timeMs: decodeMs + (delay * 1000) / of.timescale,
    isKeyFrame: isKeyFrame || of.track.kind === 'audio',
  };
}

/** Of a table of (count, value), the value for each sample in turn; 0 after its end. */
function walkRuns(table: Buffer | undefined): () => number {
  let entry = 0;
  let left = 0;
  let value = 0;
  return () => {
    while (left === 0) {
      if (table === undefined || entry >= readInt(table, 4)) return 0;
      left = readInt(table, 8 + 8 * entry);
      value = readInt(table, 12 + 8 * entry) | 0; // Negative in version 1, and in spite of version 0.
      entry += 1;
    }
    left -= 1;
    return value;
  };
}

/** Whether the sample of the next number is a key frame; without a table each one is. */
function walkKeyFrames(table: Buffer | undefined): (number: number) => boolean {
  let entry = 0;
  return (number) => {
    if (table === undefined) return true;
    while (entry < readInt(table, 4) && readInt(table, 8 + 4 * entry) < number) entry += 1;
    return entry < readInt(table, 4) && readInt(table, 8 + 4 * entry) === number;
  };
}
