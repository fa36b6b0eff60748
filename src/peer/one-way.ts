import type { MediaStreamTrack, RTCPeerConnection } from 'werift';
import { distributionOf, type Distribution } from './load/distribution.ts';
import { createFrameRate } from './rtp-counter.ts';

/** What is known of a direction only where both ends are in one process, with one clock. */
export type OneWayReport = {
  /** Pictures given to the connection once it was up. */
  readonly sent: { readonly frames: number; readonly framesPerSecond: number | undefined };
  /** Of what came, from giving a packet to the connection until the other one had it. */
  readonly delayMs: Distribution | undefined;
};

export type OneWayMeter = {
  /** To be called once all that a connection sends has been added to it. */
  readonly watch: (connection: RTCPeerConnection) => () => OneWayReport;
};

/** Watches connections of this process to each other. */
export function createOneWayMeter(): OneWayMeter {
  /** By stream and sequence number, which bounds it. */
  const sentMs = new Map<number, Map<number, number>>();

  function watchReceived(track: MediaStreamTrack, delaysMs: number[]) {
    track.onReceiveRtp.subscribe(({ header }) => {
      const stream = sentMs.get(header.ssrc);
      const ms = stream?.get(header.sequenceNumber);
      if (ms === undefined) return;
      stream?.delete(header.sequenceNumber); // What is sent again does not count twice.
      delaysMs.push(performance.now() - ms);
    });
  }

  return {
    watch: (connection) => {
      const delaysMs: number[] = [];
      const frames = createFrameRate();
      for (const { ssrc, track } of connection.getSenders()) {
        const stream = new Map<number, number>();
        sentMs.set(ssrc, stream);
        track?.onReceiveRtp.subscribe(({ header }) => {
          if (connection.connectionState !== 'connected') return;
          stream.set(header.sequenceNumber, performance.now());
          if (track.kind === 'video' && header.marker) frames.add();
        });
      }
      connection.onTrack.subscribe((track) => watchReceived(track, delaysMs));
      return () => ({ sent: frames.read(), delayMs: distributionOf(delaysMs) });
    },
  };
}
