import { element, float, idBytes, ids, sizeBytes, text, unknownSize, unsigned } from './ebml.ts';
import type { Codec } from './media-track.ts';
import { maxSettingsBytes, type PictureFormat } from './picture-format.ts';

export type WebmTrack = { readonly id: number; readonly codec: Codec };

/** What is written over a place of the header that was kept free for it. */
export type Patch = { readonly position: number; readonly bytes: Buffer };

export type WebmHeader = {
  readonly bytes: Buffer;
  /** Where positions within the segment are counted from. */
  readonly segmentStart: number;
  readonly patchFormat: (trackId: number, format: PictureFormat) => readonly Patch[];
  readonly patchEnd: (end: WebmEnd) => readonly Patch[];
};

export type WebmEnd = {
  readonly durationMs: number;
  readonly cuesPosition: number;
  readonly endPosition: number;
};

const codecIds: Record<Codec, string> = {
  vp8: 'V_VP8',
  vp9: 'V_VP9',
  h264: 'V_MPEG4/ISO/AVC',
  av1: 'V_AV1',
  opus: 'A_OPUS',
};

const seekHeadBytes = 64;
const durationBytes = 18;
/** For the settings of H.264 and AV1, which come with the first key frame, and for two heads. */
const settingsBytes = maxSettingsBytes + 20;
/** Written before the first key frame; most players go by the pictures. */
const unknownFormat: PictureFormat = { widthPx: 640, heightPx: 360, settings: undefined };

/** What comes before the first cluster, with room for what is known only later. */
export function createWebmHeader(
  tracks: readonly WebmTrack[],
  formats: ReadonlyMap<number, PictureFormat>,
): WebmHeader {
  // WebM allows neither H.264 nor, strictly, anything else that is not in this list.
  const isWebm = tracks.every(({ codec }) => codec !== 'h264');
  const head = Buffer.concat([
    element(
      ids.ebml,
      unsigned(ids.ebmlVersion, 1),
      unsigned(ids.ebmlReadVersion, 1),
      unsigned(ids.ebmlMaxIdLength, 4),
      unsigned(ids.ebmlMaxSizeLength, 8),
      text(ids.docType, isWebm ? 'webm' : 'matroska'),
      unsigned(ids.docTypeVersion, 4),
      unsigned(ids.docTypeReadVersion, 2),
    ),
    idBytes(ids.segment),
    unknownSize,
  ]);
  const info = element(
    ids.info,
    unsigned(ids.timestampScale, 1_000_000),
    text(ids.muxingApp, 'engage'),
    text(ids.writingApp, 'engage'),
    gap(durationBytes),
  );
  const infoEnd = head.length + seekHeadBytes + info.length;
  const formatPositions = new Map<number, number>();
  let position = infoEnd + 12; // Id and size of the tracks.
  const entries = tracks.map((track) => {
    const format = formats.get(track.id) ?? unknownFormat;
    const isVideo = track.codec !== 'opus';
    const parts = [...commonParts(track), ...(isVideo ? videoParts(format) : audioParts)];
    const entry = element(ids.trackEntry, ...parts);
    position += entry.length;
    if (isVideo) formatPositions.set(track.id, position - partsLength(videoParts(format)));
    return entry;
  });
  const bytes = Buffer.concat([head, gap(seekHeadBytes), info, element(ids.tracks, ...entries)]);

  return {
    bytes,
    segmentStart: head.length,
    patchFormat: (trackId, format) => {
      const position = formatPositions.get(trackId);
      return position === undefined ? [] : [{ position, bytes: Buffer.concat(videoParts(format)) }];
    },
    patchEnd: ({ durationMs, cuesPosition, endPosition }) => {
      const seekHead = element(
        ids.seekHead,
        element(
          ids.seek,
          element(ids.seekId, idBytes(ids.cues)),
          unsigned(ids.seekPosition, cuesPosition - head.length, 8),
        ),
      );
      return [
        { position: head.length - 8, bytes: sizeBytes(endPosition - head.length) },
        {
          position: head.length,
          bytes: Buffer.concat([seekHead, gap(seekHeadBytes - seekHead.length)]),
        },
        { position: infoEnd - durationBytes, bytes: float(ids.duration, durationMs) },
      ];
    },
  };
}

function commonParts({ id, codec }: WebmTrack): readonly Buffer[] {
  return [
    unsigned(ids.trackNumber, id),
    unsigned(ids.trackUid, id),
    unsigned(ids.trackType, codec === 'opus' ? 2 : 1),
    unsigned(ids.flagLacing, 0),
    text(ids.codecId, codecIds[codec]),
  ];
}

/** Always of the same length, so that they can be written again. */
function videoParts({ widthPx, heightPx, settings }: PictureFormat): readonly Buffer[] {
  const known = settings === undefined ? Buffer.alloc(0) : element(ids.codecPrivate, settings);
  return [
    element(
      ids.video,
      unsigned(ids.pixelWidth, widthPx, 2),
      unsigned(ids.pixelHeight, heightPx, 2),
    ),
    known,
    gap(settingsBytes - known.length),
  ];
}

const audioParts: readonly Buffer[] = [
  // OpusHead (RFC 7845, section 5.1): version 1, stereo, nothing to drop at first, 48 kHz.
  element(
    ids.codecPrivate,
    Buffer.concat([Buffer.from('OpusHead'), Buffer.of(1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0)]),
  ),
  unsigned(ids.codecDelay, 0),
  unsigned(ids.seekPreRoll, 80_000_000),
  element(ids.audio, float(ids.samplingFrequency, 48_000), unsigned(ids.channels, 2)),
];

/** So many bytes in all that mean nothing. */
function gap(bytes: number): Buffer {
  return element(ids.void, Buffer.alloc(bytes - 9));
}

function partsLength(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
