import type { RtpPacket } from 'werift';

/** Sends packets in order, and many at once in slices. */
export type PacketLine = {
  readonly put: (packets: readonly RtpPacket[]) => void;
  /** Forgets what has not been sent. */
  readonly stop: () => void;
};

/** 50 Mbit/s: what a socket holds for a reader that is busy for a moment, usually 200 KiB, suffices. */
const sliceBytes = 30_000;
const sliceMs = 5;

export function createPacketLine(send: (packet: RtpPacket) => void): PacketLine {
  const waiting: RtpPacket[] = [];
  let timer: NodeJS.Timeout | undefined;

  function sendSlice() {
    timer = undefined;
    for (let bytes = 0; bytes < sliceBytes;) {
      const packet = waiting.shift();
      if (packet === undefined) return;
      bytes += packet.payload.length;
      send(packet);
    }
    timer = setTimeout(sendSlice, sliceMs);
  }

  return {
    put: (packets) => {
      waiting.push(...packets);
      if (timer === undefined) sendSlice();
    },
    stop: () => {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
