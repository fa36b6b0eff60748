import {
  Av1Packetizer,
  H264Packetizer,
  Vp8Packetizer,
  Vp9Packetizer,
  type RtpPacket,
} from 'werift';
import type { EncodedFrame } from '../media/encoded-frame.ts';
import type { PictureCodec } from '../media/werift-codecs.ts';
import { createPacketLine } from './packet-line.ts';
import type { RecentPictures } from './recent-pictures.ts';

/** The pictures as one person is sent them. */
export type PictureFeed = {
  /** With its place on the timeline. */
  readonly give: (frame: EncodedFrame, timeMs: number) => void;
  /** They have just come, or lost the picture. */
  readonly refresh: () => void;
  readonly stop: () => void;
};

/** RTP time units in a millisecond, for every codec of pictures. */
const ticksPerMs = 90;
/** Who loses the picture again and again is not helped by still more packets. */
const refreshIntervalMs = 1_000;

/**
 * What one person needs is sent to nobody else: the last key frame and what came after it, fast, and
 * with times so close to each other that it is shown in no time; sound and picture are together then.
 */
export function createPictureFeed(
  codec: PictureCodec,
  recent: RecentPictures,
  send: (packet: RtpPacket) => void,
): PictureFeed {
  const packetize = forgiving(packetizerOf(codec));
  const line = createPacketLine(send);
  /** They have all since a key frame, so what follows is of use. */
  let isFollowing = false;
  let lastTicks = -1;
  let refreshedMs = -Infinity;

  function put(frame: EncodedFrame, ticks: number) {
    lastTicks = Math.max(ticks, lastTicks + 1);
    const packets = packetize(Buffer.from(frame.data), lastTicks % 2 ** 32, frame.isKeyFrame);
    // Damaged within: what refers to it is of no use either.
    if (packets === undefined) isFollowing = false;
    else line.put(packets);
  }

  return {
    give: (frame, timeMs) => {
      isFollowing ||= frame.isKeyFrame;
      if (isFollowing) put(frame, Math.round(timeMs * ticksPerMs));
    },
    refresh: () => {
      const nowMs = performance.now();
      const { frames, isWhole, newestMs } = recent.sinceKeyFrame();
      if (frames.length === 0 || nowMs - refreshedMs < refreshIntervalMs) return;
      refreshedMs = nowMs;
      isFollowing = isWhole;
      lastTicks = Math.max(lastTicks, Math.round(newestMs * ticksPerMs));
      for (const frame of frames) put(frame, lastTicks + 1);
    },
    stop: line.stop,
  };
}

type Packetize = (data: Buffer, ticks: number, isKeyframe: boolean) => readonly RtpPacket[];

/** werift throws at a frame whose inside is not as it should be; that comes from a file of anybody's. */
function forgiving(packetize: Packetize) {
  return (...args: Parameters<Packetize>) => {
    try {
      return packetize(...args);
    } catch {
      return undefined;
    }
  };
}

function packetizerOf(codec: PictureCodec): Packetize {
  switch (codec) {
    case 'vp8': {
      const packetizer = new Vp8Packetizer();
      return (data, ticks) => packetizer.packetize(data, ticks);
    }
    case 'vp9': {
      const packetizer = new Vp9Packetizer();
      return (data, ticks, isKeyframe) => packetizer.packetize(data, ticks, { isKeyframe });
    }
    case 'h264': {
      const packetizer = new H264Packetizer({ inputFormat: 'annexb' });
      return (data, ticks) => packetizer.packetize(data, ticks);
    }
    case 'av1': {
      const packetizer = new Av1Packetizer();
      return (data, ticks, isKeyframe) => packetizer.packetize(data, ticks, { isKeyframe });
    }
    default:
      return codec satisfies never;
  }
}
