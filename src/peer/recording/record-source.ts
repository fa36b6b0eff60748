import type { MediaStreamTrack, RTCRtpTransceiver } from 'werift';
import type { EncodedFrame } from '../media/encoded-frame.ts';
import type { Codec } from '../media/media-track.ts';
import { codecNamed, type PictureCodec } from '../media/werift-codecs.ts';
import type { RecordingPart } from './recording-part.ts';
import { recordStream, type RecordedStream } from './record-stream.ts';
import { createStreamTimes, type StreamTimes } from './stream-times.ts';

export type ArrivingTrack = {
  readonly track: MediaStreamTrack;
  readonly transceiver: RTCRtpTransceiver;
};

export type SourceOptions = {
  readonly now: () => number;
  readonly isAllowed: () => boolean;
  /** Whether pictures are to come soon, as the person says. */
  readonly expectsPicture: () => boolean;
  /** Undefined when there are too many already. */
  readonly openPart: (pictureCodec: PictureCodec, beganMs: number) => RecordingPart | undefined;
};

/** A person, or the screen that they share, as it goes into a file. */
export type RecordedSourceStreams = {
  /** What of it arrives now; of what is the same the recording goes on. */
  readonly follow: (tracks: readonly ArrivingTrack[]) => void;
  readonly close: () => Promise<void>;
};

/** For so long sound waits for the first picture, whose codec the head of the file names. */
const waitForPictureMs = 2_000;
const kinds = ['audio', 'video'] as const;
const clockRatesHz = { audio: 48_000, video: 90_000 };

export function recordSource(options: SourceOptions): RecordedSourceStreams {
  const { now, isAllowed, expectsPicture } = options;
  const streams = new Map<MediaStreamTrack, RecordedStream>();
  const followed: { audio?: ArrivingTrack; video?: ArrivingTrack } = {};
  let soundTimes: StreamTimes | undefined;
  let part: RecordingPart | undefined;
  /** Sound that waits for a file. */
  let early: EncodedFrame[] = [];
  let isOver = false;
  const closing: Promise<void>[] = [];

  function startPart(pictureCodec: PictureCodec, beganMs: number) {
    if (part !== undefined) closing.push(part.close());
    part = options.openPart(pictureCodec, Math.min(beganMs, early[0]?.timeMs ?? beganMs));
    isOver = part === undefined;
    for (const frame of early) part?.add(frame, 'opus');
    early = [];
  }

  /** What was agreed on first, for as long as no picture has come. */
  function likelyCodec(): PictureCodec {
    const codec = codecNamed(followed.video?.track.codec?.name ?? '');
    return codec === undefined || codec === 'opus' ? 'vp8' : codec;
  }

  function take(frame: EncodedFrame, codec: Codec): boolean {
    // No picture need be asked for any more.
    if (isOver || part?.hasFailed() === true) return true;
    // Another codec is another file; there a picture comes first that needs none before it.
    if (codec !== 'opus' && codec !== part?.pictureCodec) startPart(codec, frame.timeMs);
    if (part !== undefined) return part.add(frame, codec);
    early.push(frame);
    const waitedMs = frame.timeMs - (early[0]?.timeMs ?? frame.timeMs);
    if (!expectsPicture() || waitedMs >= waitForPictureMs) startPart(likelyCodec(), frame.timeMs);
    return true;
  }

  function start(kind: (typeof kinds)[number], arriving: ArrivingTrack) {
    const times = createStreamTimes(clockRatesHz[kind], {
      senderStartMs: () => (kind === 'audio' ? undefined : soundTimes?.senderStartMs()),
    });
    if (kind === 'audio') soundTimes = times;
    const stream = recordStream({
      ...arriving,
      times,
      now,
      isAllowed,
      take,
      lose: (count) => part?.lose(kind === 'audio' ? 'sound' : 'picture', count),
    });
    streams.set(arriving.track, stream);
  }

  return {
    follow: (tracks) => {
      for (const kind of kinds) {
        const arriving = tracks.find(({ track }) => track.kind === kind);
        const before = followed[kind];
        if (before?.track === arriving?.track) continue;
        if (before !== undefined) {
          streams.get(before.track)?.stop();
          streams.delete(before.track);
        }
        if (arriving === undefined) delete followed[kind];
        else followed[kind] = arriving;
        if (arriving !== undefined) start(kind, arriving);
      }
    },
    close: async () => {
      for (const stream of streams.values()) stream.stop();
      streams.clear();
      const [first] = early;
      if (first !== undefined && isAllowed()) startPart(likelyCodec(), first.timeMs);
      if (part !== undefined) closing.push(part.close());
      await Promise.all(closing);
    },
  };
}
