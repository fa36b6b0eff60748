import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';
import { elementsOf, ids, readElementHead, readUnsigned, type Element } from './ebml.ts';
import { readAvcSettings, toAnnexB } from './h264.ts';
import { readMatroskaBlock } from './matroska-block.ts';
import { knownTrack, type Codec, type Demuxed, type MediaTrack } from './media-track.ts';

type WebmTrack = {
  readonly track: MediaTrack;
  /** How much earlier than their block says its frames are, as what the decoder drops at first. */
  readonly delayMs: number;
  /** Makes of a frame what is sent. */
  readonly shape: (data: Buffer, isKeyFrame: boolean) => Buffer;
};

const codecs: ReadonlyMap<string, Codec> = new Map([
  ['V_VP8', 'vp8'],
  ['V_VP9', 'vp9'],
  ['V_MPEG4/ISO/AVC', 'h264'],
  ['V_AV1', 'av1'],
  ['A_OPUS', 'opus'],
]);

const otherNames: ReadonlyMap<string, string> = new Map([
  ['V_MPEGH/ISO/HEVC', 'H.265'],
  ['A_AAC', 'AAC'],
  ['A_VORBIS', 'Vorbis'],
  ['A_FLAC', 'FLAC'],
  ['A_AC3', 'AC-3'],
  ['A_MPEG/L3', 'MP3'],
]);

/**
 * Reads WebM and Matroska block by block, so that what is live comes at once: neither segments nor
 * clusters need a size.
 */
export async function readWebm(bytes: ByteReader): Promise<Demuxed> {
  let nsPerUnit = 1_000_000;
  let clusterTime = 0;
  let tracks: ReadonlyMap<number, WebmTrack> | undefined;

  /** The next element that matters, in what it is: those around it are entered and forgotten. */
  async function next(): Promise<Element | undefined> {
    while (!(await bytes.isAtEnd())) {
      const { id, size } = await readElementHead(bytes);
      if (id === ids.segment || id === ids.cluster) continue;
      if (size === undefined) throw new DecodeError('it is damaged');
      if (!relevant.has(id)) await bytes.skip(size);
      else return { id, data: await bytes.read(size) };
    }
    return undefined;
  }

  function takeHeader({ id, data }: Element) {
    if (id === ids.info) nsPerUnit = timestampScaleOf(data);
    if (id === ids.tracks) tracks ??= readTracks(data);
  }

  while (tracks === undefined) {
    const head = await next();
    if (head === undefined) throw new DecodeError('it has no tracks');
    takeHeader(head);
  }
  return { tracks: [...tracks.values()].map(({ track }) => track), frames: readFrames(tracks) };

  async function* readFrames(tracks: ReadonlyMap<number, WebmTrack>) {
    for (let found = await next(); found !== undefined; found = await next()) {
      takeHeader(found);
      if (found.id === ids.timestamp) clusterTime = readUnsigned(found.data);
      const block = readMatroskaBlock(found);
      const entry = block && tracks.get(block.trackId);
      if (block === undefined || entry?.track.codec === undefined) continue;
      const { trackId, isKeyFrame } = block;
      const isKey = isKeyFrame || entry.track.kind === 'audio';
      const timeMs = ((clusterTime + block.relativeTime) * nsPerUnit) / 1e6 - entry.delayMs;
      for (const { data, afterMs } of block.frames) {
        const shaped = entry.shape(data, isKey);
        yield { trackId, timeMs: timeMs + afterMs, isKeyFrame: isKey, data: shaped };
      }
    }
  }
}

const relevant: ReadonlySet<number> = new Set([
  ids.info,
  ids.tracks,
  ids.timestamp,
  ids.simpleBlock,
  ids.blockGroup,
]);

function timestampScaleOf(info: Buffer): number {
  const found = [...elementsOf(info)].find(({ id }) => id === ids.timestampScale);
  const scale = found === undefined ? 1_000_000 : readUnsigned(found.data);
  if (scale === 0) throw new DecodeError('it has no time base');
  return scale;
}

function readTracks(body: Buffer): ReadonlyMap<number, WebmTrack> {
  const tracks = [...elementsOf(body)]
    .filter(({ id }) => id === ids.trackEntry)
    .map(({ data }) => readTrack(data));
  return new Map(tracks.map((entry) => [entry.track.id, entry]));
}

function readTrack(entry: Buffer): WebmTrack {
  const fields = new Map([...elementsOf(entry)].map(({ id, data }) => [id, data]));
  const id = readUnsigned(fields.get(ids.trackNumber) ?? Buffer.alloc(0));
  const type = readUnsigned(fields.get(ids.trackType) ?? Buffer.alloc(0));
  const codecId = (fields.get(ids.codecId) ?? Buffer.alloc(0)).toString('latin1');
  const codec = codecs.get(codecId);
  const delayMs = readUnsigned(fields.get(ids.codecDelay) ?? Buffer.alloc(0)) / 1e6;
  if (codec === undefined || fields.has(ids.contentEncodings)) {
    const plain = codec === undefined ? (otherNames.get(codecId) ?? printable(codecId)) : codecId;
    const codecName = codec === undefined ? plain : `compressed or encrypted ${plain}`;
    const kind = type === 1 ? 'video' : type === 2 ? 'audio' : 'other';
    return { track: { id, kind, codec: undefined, codecName }, delayMs, shape: (data) => data };
  }
  return {
    track: knownTrack(id, codec),
    delayMs,
    shape: shapeFor(codec, fields.get(ids.codecPrivate)),
  };
}

function shapeFor(codec: Codec, codecPrivate: Buffer | undefined): WebmTrack['shape'] {
  if (codec !== 'h264') return (data) => data;
  if (codecPrivate === undefined) throw new DecodeError('it is H.264 without its settings');
  const settings = readAvcSettings(codecPrivate);
  return (data, isKeyFrame) => toAnnexB(data, settings, isKeyFrame);
}

/** What a file says is shown in a terminal. */
function printable(name: string): string {
  return name.slice(0, 40).replaceAll(/[^ -~]/g, '?');
}
