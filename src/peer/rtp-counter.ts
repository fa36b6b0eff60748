import { Vp8RtpPayload, type RtpPacket } from 'werift';
import { extend } from './extend.ts';

/** What arrived of one stream. */
export type RtpCount = {
  readonly packets: number;
  /** Payload, without the headers of RTP, UDP and IP. */
  readonly bytes: number;
  /** Expected by their sequence numbers and not arrived (RFC 3550, appendix A.3). */
  readonly lost: number;
  /** Pictures of which every packet came, in order; always 0 for sound. */
  readonly frames: number;
};

export type RtpCounter = {
  readonly add: (packet: RtpPacket) => void;
  readonly count: () => RtpCount;
};

/** Counts the packets of one RTP stream, and the whole VP8 pictures when it is video. */
export function createRtpCounter(kind: 'audio' | 'video'): RtpCounter {
  let packets = 0;
  let bytes = 0;
  let first: number | undefined;
  let highest: number | undefined; // Extended beyond 16 bits.
  let frames = 0;
  let nextOfFrame: number | undefined;

  function addToFrame({ header, payload }: RtpPacket, sequence: number) {
    const { sBit, pid } = Vp8RtpPayload.deSerialize(payload);
    // The first packet of a picture starts its partition 0 (RFC 7741, section 4.2); the marker is
    // on the last one.
    const isStart = sBit === 1 && pid === 0;
    const isWhole = isStart || sequence === nextOfFrame;
    if (isWhole && header.marker) frames += 1;
    nextOfFrame = isWhole && !header.marker ? sequence + 1 : undefined;
  }

  return {
    add: (packet) => {
      const sequence = extend(packet.header.sequenceNumber, 2 ** 16, highest);
      first ??= sequence;
      highest = Math.max(highest ?? sequence, sequence);
      packets += 1;
      bytes += packet.payload.length;
      if (kind === 'video') addToFrame(packet, sequence);
    },
    count: () => ({
      packets,
      bytes,
      lost: Math.max(0, (highest ?? 0) - (first ?? 1) + 1 - packets),
      frames,
    }),
  };
}
