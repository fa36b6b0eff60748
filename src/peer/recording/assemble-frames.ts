import {
  AV1RtpPayload,
  dePacketizeRtpPackets,
  Vp8RtpPayload,
  Vp9RtpPayload,
  type RtpPacket,
} from 'werift';
import { isKeyFrame } from '../media/key-frame.ts';
import type { Codec } from '../media/media-track.ts';

export type AssembledFrame = {
  readonly data: Uint8Array;
  /** In RTP time units. */
  readonly timestamp: number;
  readonly isKeyFrame: boolean;
};

/** Puts frames together from packets that come in order. */
export type FrameAssembler = {
  /** The frame that ends with this packet, whole. */
  readonly add: (packet: RtpPacket) => AssembledFrame | undefined;
  /** Packets are missing before the next one. */
  readonly lose: () => void;
};

/** Nobody sends larger ones; a sender that never marks an end must not fill the memory. */
const maxFrameBytes = 4 * 1024 ** 2;

const weriftNames: Record<Codec, Parameters<typeof dePacketizeRtpPackets>[0]> = {
  vp8: 'VP8',
  vp9: 'VP9',
  h264: 'MPEG4/ISO/AVC',
  av1: 'AV1',
  opus: 'OPUS',
};

export function createFrameAssembler(codec: Codec): FrameAssembler {
  let parts: RtpPacket[] = [];
  let bytes = 0;
  /** What comes next may be the middle of a frame. */
  let isLost = true;

  function drop() {
    parts = [];
    bytes = 0;
    isLost = true;
  }

  function finish(timestamp: number): AssembledFrame | undefined {
    const packets = parts;
    parts = [];
    bytes = 0;
    isLost = false;
    const data = depacketize(codec, packets);
    if (data === undefined || data.length === 0) return undefined;
    return { data, timestamp, isKeyFrame: isKeyFrame(codec, data) };
  }

  return {
    add: (packet) => {
      const { payload, header } = packet;
      if (payload.length === 0) return undefined; // Sent to measure the path, within a frame or not.
      if (codec === 'opus') {
        return { data: payload, timestamp: header.timestamp, isKeyFrame: true };
      }
      const [first] = parts;
      // Its end did not come: of no use.
      if (first !== undefined && first.header.timestamp !== header.timestamp) drop();
      if (parts.length === 0 && isLost && !isStart(codec, payload)) return undefined;
      isLost = false;
      parts.push(packet);
      bytes += payload.length;
      if (bytes > maxFrameBytes) drop();
      else if (header.marker) return finish(header.timestamp);
      return undefined;
    },
    lose: drop,
  };
}

/** Undefined for what werift cannot read, which comes from whoever is at the other end. */
function depacketize(codec: Codec, packets: RtpPacket[]): Uint8Array | undefined {
  try {
    return dePacketizeRtpPackets(weriftNames[codec], packets).data;
  } catch {
    return undefined;
  }
}

/** Whether a frame may begin with this packet. */
function isStart(codec: Codec, payload: Buffer): boolean {
  try {
    switch (codec) {
      case 'vp8': {
        const { sBit, pid } = Vp8RtpPayload.deSerialize(payload);
        return sBit === 1 && pid === 0; // RFC 7741, section 4.2
      }
      case 'vp9':
        return Vp9RtpPayload.deSerialize(payload).bBit === 1;
      case 'h264':
        // Parameter sets (alone or together) or the delimiter: what a key frame begins with.
        return [7, 9, 24].includes((payload[0] ?? 0) & 0b1_1111);
      case 'av1':
        return AV1RtpPayload.deSerialize(payload).zBit_RtpStartsWithFragment === 0;
      case 'opus':
        return true;
      default:
        return codec satisfies never;
    }
  } catch {
    return false;
  }
}
