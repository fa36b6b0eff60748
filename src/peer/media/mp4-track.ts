import { DecodeError } from '../../protocol/fields.ts';
import { readAvcSettings, toAnnexB } from './h264.ts';
import { knownTrack, type Codec, type MediaTrack } from './media-track.ts';
import { boxesOf, findBox, readInt, readLong, versionOf } from './mp4-box.ts';

export type Mp4Track = {
  readonly track: MediaTrack;
  /** Units of time in a second. */
  readonly timescale: number;
  /** What is to be added to a time of the track, in ms, so that its tracks are together. */
  readonly shiftMs: number;
  /** The tables of its samples. */
  readonly tables: Buffer;
  /** Makes of a sample what is sent. */
  readonly shape: (data: Buffer, isKeyFrame: boolean) => Buffer;
};

const codecs: ReadonlyMap<string, Codec> = new Map([
  ['vp08', 'vp8'],
  ['vp09', 'vp9'],
  ['avc1', 'h264'],
  ['avc3', 'h264'],
  ['av01', 'av1'],
  ['Opus', 'opus'],
]);

const otherNames: ReadonlyMap<string, string> = new Map([
  ['hvc1', 'H.265'],
  ['hev1', 'H.265'],
  ['mp4a', 'AAC'],
  ['mp4v', 'MPEG-4 Visual'],
  ['fLaC', 'FLAC'],
  ['encv', 'an encrypted codec'],
  ['enca', 'an encrypted codec'],
]);

/** Where the boxes of a picture's sample entry begin, after its fixed fields. */
const visualEntryBytes = 78;

export function readMp4Tracks(moov: Buffer): readonly Mp4Track[] {
  const movieScale = timescaleOf(findBox(moov, 'mvhd'));
  return [...boxesOf(moov)]
    .filter(({ type }) => type === 'trak')
    .map(({ data }) => readTrack(data, movieScale));
}

function readTrack(trak: Buffer, movieScale: number): Mp4Track {
  const header = need(findBox(trak, 'tkhd'));
  const id = readInt(header, versionOf(header) === 1 ? 20 : 12);
  const timescale = timescaleOf(findBox(trak, 'mdia', 'mdhd'));
  const handler = need(findBox(trak, 'mdia', 'hdlr')).toString('latin1', 8, 12);
  const tables = need(findBox(trak, 'mdia', 'minf', 'stbl'));
  const [entry] = boxesOf(need(findBox(tables, 'stsd')).subarray(8));
  const type = entry?.type ?? '';
  const codec = codecs.get(type);
  const kind = handler === 'vide' ? 'video' : handler === 'soun' ? 'audio' : 'other';
  const codecName = otherNames.get(type) ?? type.replaceAll(/[^ -~]/g, '?');
  return {
    track: codec === undefined ? { id, kind, codec, codecName } : knownTrack(id, codec),
    timescale,
    shiftMs: shiftOf(findBox(trak, 'edts', 'elst'), movieScale, timescale),
    tables,
    shape: shapeFor(codec, entry?.data),
  };
}

function shapeFor(codec: Codec | undefined, entry: Buffer | undefined): Mp4Track['shape'] {
  if (codec !== 'h264') return (data) => data;
  const settings = readAvcSettings(need(findBox(need(entry).subarray(visualEntryBytes), 'avcC')));
  return (data, isKeyFrame) => toAnnexB(data, settings, isKeyFrame);
}

/** The edit list says with how much nothing a track begins, and where its media then start. */
function shiftOf(list: Buffer | undefined, movieScale: number, timescale: number): number {
  if (list === undefined) return 0;
  const isLong = versionOf(list) === 1;
  const entryBytes = isLong ? 20 : 12;
  let shiftMs = 0;
  for (let at = 8; at + entryBytes <= list.length; at += entryBytes) {
    const start = isLong ? list.readBigInt64BE(at + 8) : BigInt(list.readInt32BE(at + 4));
    if (start >= 0n) return shiftMs - (Number(start) * 1000) / timescale;
    const duration = isLong ? readLong(list, at) : readInt(list, at);
    shiftMs += (duration * 1000) / movieScale;
  }
  return shiftMs;
}

function timescaleOf(header: Buffer | undefined): number {
  const body = need(header);
  const scale = readInt(body, versionOf(body) === 1 ? 20 : 12);
  if (scale === 0) throw new DecodeError('it has no time base');
  return scale;
}

function need(body: Buffer | undefined): Buffer {
  if (body === undefined) throw new DecodeError('a part of its index is missing');
  return body;
}
