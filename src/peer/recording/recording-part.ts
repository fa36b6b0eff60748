import type { EncodedFrame } from '../media/encoded-frame.ts';
import { knownTrack, type Codec } from '../media/media-track.ts';
import { pictureFormatOf } from '../media/picture-format.ts';
import type { PictureCodec } from '../media/werift-codecs.ts';
import { createWebmWriter } from '../media/write-webm.ts';
import type { Gap, PictureSizeFrom, RecordedFile, RecordedSource } from './recording.ts';
import type { RecordingOutput } from './recording-output.ts';

export type PartOptions = {
  readonly file: string;
  readonly source: RecordedSource;
  readonly output: RecordingOutput;
  readonly pictureCodec: PictureCodec;
  readonly beganMs: number;
  /** The output failed; nothing is written any more. */
  readonly onFailure: (cause: unknown) => void;
  /** The output does not keep pace; what comes meanwhile is left out. Called once each time. */
  readonly onSlow: () => void;
  /** Something that the manifest tells has changed. */
  readonly onChange: () => void;
};

/** One file while it is written. */
export type RecordingPart = {
  readonly pictureCodec: PictureCodec;
  /** With times on the timeline of the whole; false when there is no room. Never waits. */
  readonly add: (frame: EncodedFrame, codec: Codec) => boolean;
  readonly hasFailed: () => boolean;
  readonly lose: (kind: Gap['kind'], packets: number) => void;
  /** Resolves when all is written; does not throw. */
  readonly close: () => Promise<void>;
  readonly report: () => RecordedFile;
};

const tracks = { picture: 1, sound: 2 } as const;
/** For a disk that stands still: five seconds of 25 Mbit/s, or a minute of what calls send. */
const maxPendingBytes = 16 * 1024 ** 2;
/** A call in which that is exceeded has no use for more of them. */
const maxEntries = 500;

export function openPart(options: PartOptions): RecordingPart {
  const { output, pictureCodec, beganMs } = options;
  const counts = { bytes: 0, pictures: 0, sounds: 0, lostPackets: 0 };
  const gaps: Gap[] = [];
  const sizes: PictureSizeFrom[] = [];
  const lastMs: Partial<Record<Gap['kind'], number>> = {};
  const isLost = { picture: false, sound: false };
  let pendingBytes = 0;
  let isSlow = false;
  let failure: string | undefined;
  let endedMs: number | undefined;
  let closing: Promise<void> | undefined;

  const write = async (bytes: Buffer) => {
    await output.write(bytes);
    counts.bytes += bytes.length;
  };
  const writer = createWebmWriter({ write, patch: output.patch }, [
    { id: tracks.picture, codec: pictureCodec },
    { id: tracks.sound, codec: 'opus' },
  ]);

  function fail(cause: unknown) {
    if (failure !== undefined) return;
    failure = reasonOf(cause);
    options.onFailure(cause);
  }

  function hasRoom(): boolean {
    const isFull = pendingBytes > maxPendingBytes;
    if (isFull && !isSlow) options.onSlow();
    isSlow = isFull;
    return !isFull;
  }

  function noteGap(kind: Gap['kind'], timeMs: number) {
    const fromMs = lastMs[kind];
    lastMs[kind] = timeMs;
    if (!isLost[kind]) return;
    isLost[kind] = false;
    if (fromMs === undefined || gaps.length === maxEntries) return;
    gaps.push({ kind, fromMs: Math.round(fromMs), toMs: Math.round(timeMs) });
    options.onChange();
  }

  function noteSize({ data, timeMs, isKeyFrame }: EncodedFrame) {
    const format = isKeyFrame ? pictureFormatOf(pictureCodec, data) : undefined;
    const last = sizes.at(-1);
    if (format === undefined || sizes.length === maxEntries) return;
    const { widthPx, heightPx } = format;
    if (last?.widthPx === widthPx && last.heightPx === heightPx) return;
    sizes.push({ fromMs: Math.round(timeMs), widthPx, heightPx });
    options.onChange();
  }

  return {
    pictureCodec,
    add: (frame, codec) => {
      const kind = codec === 'opus' ? 'sound' : 'picture';
      if (failure !== undefined || closing !== undefined) return false;
      if (!hasRoom()) {
        isLost[kind] = true;
        return false;
      }
      noteGap(kind, frame.timeMs);
      if (kind === 'picture') noteSize(frame);
      counts[kind === 'picture' ? 'pictures' : 'sounds'] += 1;
      const { length } = frame.data;
      pendingBytes += length;
      const timeMs = Math.max(0, frame.timeMs - beganMs);
      const added = writer.add({ ...frame, timeMs, trackId: tracks[kind] });
      added.then(() => (pendingBytes -= length), fail);
      return true;
    },
    hasFailed: () => failure !== undefined,
    lose: (kind, packets) => {
      counts.lostPackets += packets;
      isLost[kind] = true;
    },
    close: () =>
      (closing ??= (async () => {
        endedMs = Math.round(Math.max(beganMs, lastMs.picture ?? 0, lastMs.sound ?? 0));
        try {
          // After a failure the file is whole up to its last block, and stays as it is.
          if (failure === undefined) await writer.close();
          await output.close();
        } catch (cause) {
          fail(cause);
          await output.close().catch(() => undefined);
        }
        options.onChange();
      })()),
    report: () => ({
      file: options.file,
      source: options.source,
      codecs: [
        ...(counts.pictures > 0 ? [knownTrack(0, pictureCodec).codecName] : []),
        ...(counts.sounds > 0 ? [knownTrack(0, 'opus').codecName] : []),
      ],
      beganMs: Math.round(beganMs),
      endedMs,
      ...counts,
      gaps: [...gaps],
      sizes: [...sizes],
      failure,
    }),
  };
}

/** Such as ENOSPC. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? String(cause.code) : cause.message;
}
