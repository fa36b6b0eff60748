import { RtpMediaPacer, type Packetizer, type RtpPacket } from 'werift';
import type { EncodedFrame } from './encoded-frame.ts';

export type PlayOptions = {
  /** Repeated from the first one after the last one; at least one of them is a key frame. */
  readonly frames: readonly EncodedFrame[];
  /** Of one round, after which they begin again. */
  readonly durationMs: number;
  /** RTP time units in a second: 48,000 for Opus (RFC 7587), 90,000 for VP8 (RFC 7741). */
  readonly clockRateHz: number;
  readonly packetizer: Packetizer;
  readonly send: (packet: RtpPacket) => void;
};

export type Player = {
  /** Goes on in silence, or is heard again from the nearest key frame on. */
  readonly setOn: (isOn: boolean) => void;
  /** Goes on with the nearest key frame: a receiver lost the picture. */
  readonly jumpToKeyFrame: () => void;
  readonly stop: () => void;
};

/**
 * Sends frames at the pace of their times, for as long as it is not stopped. What a stalled
 * process could not send in time follows at once, so that sound and picture stay together.
 */
export function playFrames({ frames, durationMs, ...options }: PlayOptions): Player {
  const { clockRateHz, packetizer, send } = options;
  const pacer = new RtpMediaPacer<undefined>({ clockRate: clockRateHz });
  let next = 0;
  let timeMs = 0;
  let isOn = true;

  pacer.onTick.subscribe(({ timestamp }) => {
    const frame = frames[next];
    if (frame === undefined) return;
    if (isOn) {
      for (const packet of packetizer.packetize(Buffer.from(frame.data), timestamp)) send(packet);
    }
    next = (next + 1) % frames.length;
    // Of the last frame: what is left of the round. A jump changes nothing of the pace.
    const end = next === 0 ? durationMs + (frames[0]?.timeMs ?? 0) : frames[next]?.timeMs;
    timeMs += (end ?? durationMs) - frame.timeMs;
    scheduleNext();
  });

  /** One frame ahead only, so that a jump takes effect with the very next one. */
  function scheduleNext() {
    pacer.push(undefined, { pts: (timeMs * clockRateHz) / 1000 });
  }

  function jumpToKeyFrame() {
    const ahead = frames.findIndex((frame, index) => index >= next && frame.isKeyFrame);
    next = ahead === -1 ? frames.findIndex((frame) => frame.isKeyFrame) : ahead;
  }

  scheduleNext();
  pacer.start();
  return {
    setOn: (wanted) => {
      if (wanted && !isOn) jumpToKeyFrame();
      isOn = wanted;
    },
    jumpToKeyFrame,
    stop: () => pacer.stop(),
  };
}
