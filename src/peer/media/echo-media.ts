import {
  MediaStreamTrack,
  PictureLossIndication,
  RtcpPayloadSpecificFeedback,
  type RtcpPacket,
  type RTCPeerConnection,
  type RTCRtpReceiver,
  type RtpPacket,
} from 'werift';
import type { MediaState } from '../../client/pair.ts';
import { createStore } from '../../client/store.ts';
import { createDelayLine } from './delay-line.ts';
import type { PeerMedia } from './peer-media.ts';
import { requestBitrate } from './request-bitrate.ts';

export type EchoOptions = {
  /** How long everything is held back. */
  readonly delayMs: number;
};

const keyFrameIntervalMs = 500;

/** Sends each person their own sound and picture back, and nobody else's. */
export function createEchoMedia({ delayMs }: EchoOptions): PeerMedia {
  const stops = new Set<() => void>();
  return {
    sending: createStore<MediaState>({ microphone: true, camera: true }),
    attach: (connection) => {
      const lines = [reflect(connection, 'audio', delayMs), reflect(connection, 'video', delayMs)];
      const stop = () => {
        for (const line of lines) line.stop();
        stops.delete(stop);
      };
      stops.add(stop);
      connection.connectionStateChange.subscribe((state) => {
        if (state === 'closed') stop();
      });
    },
    close: () => {
      for (const stop of stops) stop();
      return Promise.resolve();
    },
  };
}

/** One way there and back: what comes first of its kind, which is the camera or the microphone. */
function reflect(connection: RTCPeerConnection, kind: 'audio' | 'video', delayMs: number) {
  const echo = new MediaStreamTrack({ kind });
  const { sender, receiver } = connection.addTransceiver(echo, { direction: 'sendrecv' });
  const line = createDelayLine<RtpPacket>(delayMs, (packet) => echo.writeRtp(packet));
  const stops = [line.stop];
  connection.onTrack.subscribe((track) => {
    if (!receiver.tracks.includes(track)) return;
    // What was lost on the way here and is sent again is put in late, and so repairs the way back.
    track.onReceiveRtp.subscribe(line.put);
    if (kind === 'video') stops.push(requestBitrate(receiver, track));
  });
  // Only their own encoder can make the key frame that is missing there.
  const askForKeyFrame = limitKeyFrames(receiver);
  sender.onPictureLossIndication.subscribe(askForKeyFrame);
  // werift gives it to the receiver when the other side names a stream that it sends itself.
  receiver.onRtcp.subscribe((packet) => {
    if (isPictureLoss(packet)) askForKeyFrame();
  });
  sender.onReady.subscribe(askForKeyFrame);
  return {
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function isPictureLoss(packet: RtcpPacket): boolean {
  return (
    packet instanceof RtcpPayloadSpecificFeedback &&
    packet.feedback instanceof PictureLossIndication
  );
}

/** A browser asks again for as long as it lacks one; each costs as much as many other pictures. */
function limitKeyFrames(receiver: RTCRtpReceiver): () => void {
  let lastMs = -Infinity;
  return () => {
    if (performance.now() - lastMs < keyFrameIntervalMs) return;
    for (const { ssrc } of receiver.tracks) {
      if (ssrc === undefined) continue;
      lastMs = performance.now();
      void receiver.sendRtcpPLI(ssrc);
    }
  };
}
