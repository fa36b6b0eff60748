import type { Readable } from 'node:stream';
import { EngageError } from '../../protocol/errors.ts';
import { DecodeError } from '../../protocol/fields.ts';
import { loadTestClip } from '../media/clip.ts';
import type { EncodedFrame } from '../media/encoded-frame.ts';
import type { MediaTrack, TrackFrame } from '../media/media-track.ts';
import { openWithFfmpeg } from '../media/open-with-ffmpeg.ts';
import { readMedia, type Media } from '../media/read-media.ts';
import type { PictureCodec } from '../media/werift-codecs.ts';

/** What can be sent as it is: at most one track of pictures and one of sound. */
export type Playable = {
  readonly picture:
    | {
        readonly trackId: number;
        readonly codec: PictureCodec;
        /** For people. */
        readonly codecName: string;
      }
    | undefined;
  readonly sound: { readonly trackId: number } | undefined;
  /** Whether it is there as a whole: it can wait for somebody to see it, and be repeated. */
  readonly isFile: boolean;
  /** How ffmpeg helps, when it must. */
  readonly conversion: string | undefined;
  /** All frames from the beginning; once at a time, and of a pipe only once. */
  readonly frames: () => AsyncIterable<TrackFrame>;
  readonly close: () => Promise<void>;
};

/** Pictures that refer to later ones show it within so many frames. */
const lookedAtFrames = 200;

/** The test card and its tone: ten seconds. */
export async function openTestCard(): Promise<Playable> {
  const { video, audio } = await loadTestClip();
  const frames = [...ofTrack(1, video), ...ofTrack(2, audio)].toSorted(
    (a, b) => a.timeMs - b.timeMs,
  );
  return {
    picture: { trackId: 1, codec: 'vp8', codecName: 'VP8' },
    sound: { trackId: 2 },
    isFile: true,
    conversion: undefined,
    async *frames() {
      yield* frames;
    },
    close: () => Promise.resolve(),
  };
}

function ofTrack(trackId: number, frames: readonly EncodedFrame[]): readonly TrackFrame[] {
  return frames.map(({ data, timeMs, isKeyFrame }) => ({ trackId, data, timeMs, isKeyFrame }));
}

/** Opens a file, by ffmpeg when it cannot be sent as it is. Throws `unreadable-media`. */
export async function openFile(path: string): Promise<Playable> {
  const media = await readMedia(path).catch((error: unknown) => {
    // Of another kind; a file that is not there would not be there for ffmpeg either.
    if (error instanceof EngageError && error.cause instanceof DecodeError) return undefined;
    throw error;
  });
  if (media === undefined) return openConverted(path, 'it is of another kind');
  try {
    const reason = await whyNotAsItIs(media);
    if (reason === undefined) return asPlayable(media, { isFile: true });
    await media.close();
    return await openConverted(path, reason);
  } catch (error) {
    await media.close();
    throw error;
  }
}

/** Takes what comes from a pipe. Throws `unreadable-media`, also for what would need ffmpeg. */
export async function openPipe(input: Readable): Promise<Playable> {
  const media = await readMedia(input);
  const foreign = media.tracks.find(({ kind, codec }) => kind !== 'other' && codec === undefined);
  if (foreign === undefined && media.tracks.some(({ codec }) => codec !== undefined)) {
    return asPlayable(media, { isFile: false, frames: () => untilCutOff(media, input) });
  }
  await media.close();
  throw new EngageError(
    'unreadable-media',
    `The input has ${foreign?.codecName ?? 'neither sound nor pictures'}, which cannot be sent as it is.`,
    { hint: 'Convert it before the pipe: ffmpeg -i <input> -c:v libvpx -c:a libopus -f webm -' },
  );
}

/** Whoever writes into a pipe may end in the middle of a frame, for example by Ctrl+C. */
async function* untilCutOff(media: Media, input: Readable): AsyncGenerator<TrackFrame> {
  try {
    yield* media.frames();
  } catch (error) {
    if (!input.readableEnded) throw error;
  }
}

async function whyNotAsItIs(media: Media): Promise<string | undefined> {
  const { tracks } = media;
  const foreign = tracks.find(({ kind, codec }) => kind !== 'other' && codec === undefined);
  if (foreign !== undefined) return `${foreign.codecName} cannot be sent as it is`;
  if (tracks.every(({ codec }) => codec === undefined)) return 'it has neither sound nor pictures';
  const h264 = tracks.find(({ codec }) => codec === 'h264');
  if (h264 === undefined || !(await hasLaterReferences(media, h264))) return undefined;
  return 'its H.264 has B-frames, which calls do not have';
}

async function hasLaterReferences(media: Media, { id }: MediaTrack): Promise<boolean> {
  let newestMs = -Infinity;
  let count = 0;
  for await (const { trackId, timeMs } of media.frames()) {
    if (trackId !== id) continue;
    if (timeMs < newestMs) return true;
    newestMs = timeMs;
    count += 1;
    if (count === lookedAtFrames) break;
  }
  return false;
}

/** Each round is another run of ffmpeg; the first one is that which told of the tracks. */
async function openConverted(path: string, reason: string): Promise<Playable> {
  const first = await openWithFfmpeg(path);
  let current: Media | undefined = first;
  let isFirst = true;
  return {
    ...asPlayable(first, { isFile: true }),
    conversion: `ffmpeg converts it, for ${reason}`,
    async *frames() {
      if (!isFirst) current = await openWithFfmpeg(path);
      isFirst = false;
      const media = current ?? first;
      try {
        yield* media.frames();
      } finally {
        await media.close();
      }
    },
    close: async () => current?.close(),
  };
}

function asPlayable(
  media: Media,
  rest: Pick<Playable, 'isFile'> & Partial<Pick<Playable, 'frames'>>,
): Playable {
  const picture = media.tracks.find(({ codec }) => codec !== undefined && codec !== 'opus');
  const sound = media.tracks.find(({ codec }) => codec === 'opus');
  const codec = picture?.codec;
  return {
    picture:
      picture === undefined || codec === undefined || codec === 'opus'
        ? undefined
        : { trackId: picture.id, codec, codecName: picture.codecName },
    sound: sound && { trackId: sound.id },
    conversion: undefined,
    frames: media.frames,
    close: media.close,
    ...rest,
  };
}
