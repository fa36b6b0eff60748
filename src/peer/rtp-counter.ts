import { Vp8RtpPayload, type RtpPacket } from 'werift';
import { extend } from './extend.ts';

/** What arrived of one stream. */
export type RtpCount = {
  readonly packets: number;
  /** Payload, without the headers of RTP, UDP and IP. */
  readonly bytes: number;
  /** Expected by their sequence numbers and not arrived (RFC 3550, appendix A.3). */
  readonly lost: number;
  /** Came after one that was sent later: overtaken, or sent again. */
  readonly late: number;
  /** How unevenly they came, undefined before the second one (RFC 3550, section 6.4.1). */
  readonly jitterMs: number | undefined;
  /** Pictures of which every packet came, in order; always 0 for sound. */
  readonly frames: number;
  /** From the first whole picture to the last one, undefined before the second. */
  readonly framesPerSecond: number | undefined;
};

export type RtpCounter = {
  readonly add: (packet: RtpPacket) => void;
  readonly count: () => RtpCount;
};

/** RTP time units in a millisecond: of Opus (RFC 7587), and of all pictures. */
const unitsPerMs = { audio: 48, video: 90 } as const;

/** Counts the packets of one RTP stream, and the whole VP8 pictures when it is video. */
export function createRtpCounter(kind: 'audio' | 'video', now = () => performance.now()) {
  let packets = 0;
  let bytes = 0;
  let late = 0;
  let first: number | undefined;
  let highest: number | undefined; // Extended beyond 16 bits.
  let before: { readonly timestamp: number; readonly ms: number } | undefined;
  let jitterMs: number | undefined;
  const frames = createFrameRate(now);
  let nextOfFrame: number | undefined;

  function addToFrame({ header, payload }: RtpPacket, sequence: number) {
    const { sBit, pid } = Vp8RtpPayload.deSerialize(payload);
    // The first packet of a picture starts its partition 0 (RFC 7741, section 4.2); the marker is
    // on the last one.
    const isStart = sBit === 1 && pid === 0;
    const isWhole = isStart || sequence === nextOfFrame;
    if (isWhole && header.marker) frames.add();
    nextOfFrame = isWhole && !header.marker ? sequence + 1 : undefined;
  }

  function addToJitter({ timestamp }: RtpPacket['header']) {
    const ms = now();
    if (before !== undefined) {
      const sentMs = ((timestamp - before.timestamp) | 0) / unitsPerMs[kind]; // Past 32 bits, too.
      const deviationMs = Math.abs(ms - before.ms - sentMs);
      jitterMs = (jitterMs ?? 0) + (deviationMs - (jitterMs ?? 0)) / 16;
    }
    before = { timestamp, ms };
  }

  return {
    add: (packet) => {
      const sequence = extend(packet.header.sequenceNumber, 2 ** 16, highest);
      if (sequence < (highest ?? sequence)) late += 1;
      first ??= sequence;
      highest = Math.max(highest ?? sequence, sequence);
      packets += 1;
      bytes += packet.payload.length;
      addToJitter(packet.header);
      if (kind === 'video') addToFrame(packet, sequence);
    },
    count: () => ({
      packets,
      bytes,
      lost: Math.max(0, (highest ?? 0) - (first ?? 1) + 1 - packets),
      late,
      jitterMs,
      ...frames.read(),
    }),
  } satisfies RtpCounter;
}

/** Counts pictures, and how many there are in a second. */
export function createFrameRate(now = () => performance.now()) {
  let frames = 0;
  let firstMs = 0;
  let lastMs = 0;
  return {
    add: () => {
      lastMs = now();
      if (frames === 0) firstMs = lastMs;
      frames += 1;
    },
    read: () => ({
      frames,
      framesPerSecond: frames < 2 ? undefined : ((frames - 1) * 1000) / (lastMs - firstMs),
    }),
  };
}
