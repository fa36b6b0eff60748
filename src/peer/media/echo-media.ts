import {
  MediaStreamTrack,
  type RTCPeerConnection,
  type RTCRtpReceiver,
  type RtpPacket,
} from 'werift';
import type { MediaState } from '../../client/pair.ts';
import { createStore } from '../../client/store.ts';
import { createDelayLine } from './delay-line.ts';
import { onKeyFrameRequest } from './key-frame-requests.ts';
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
  const keyFrames = limitKeyFrames(receiver);
  stops.push(keyFrames.stop);
  onKeyFrameRequest({ sender, receiver }, keyFrames.ask);
  sender.onReady.subscribe(keyFrames.ask);
  return {
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/**
 * A browser asks again for as long as it lacks one, and each costs as much as many other pictures:
 * what is asked too early is asked once, as soon as it may be.
 */
function limitKeyFrames(receiver: RTCRtpReceiver) {
  let lastMs = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function send() {
    timer = undefined;
    for (const { ssrc } of receiver.tracks) {
      if (ssrc === undefined) continue;
      lastMs = performance.now();
      void receiver.sendRtcpPLI(ssrc);
    }
  }

  return {
    ask: () => {
      const waitMs = lastMs + keyFrameIntervalMs - performance.now();
      if (waitMs <= 0) send();
      else timer ??= setTimeout(send, waitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
