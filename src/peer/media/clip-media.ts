import { MediaStreamTrack, OpusPacketizer, Vp8Packetizer } from 'werift';
import type { MediaState } from '../../client/pair.ts';
import { createStore } from '../../client/store.ts';
import type { Clip } from './clip.ts';
import { onKeyFrameRequest } from './key-frame-requests.ts';
import type { SwitchableMedia } from './peer-media.ts';
import { playFrames } from './play-frames.ts';

/** Plays a clip over and over, once for all connections, whoever comes and goes. */
export function createClipMedia(clip: Clip): SwitchableMedia {
  const audio = new MediaStreamTrack({ kind: 'audio' });
  const video = new MediaStreamTrack({ kind: 'video' });
  const players = {
    audio: playFrames({
      frames: clip.audio,
      durationMs: clip.durationMs,
      clockRateHz: 48_000,
      packetizer: new OpusPacketizer(),
      send: audio.writeRtp,
    }),
    video: playFrames({
      frames: clip.video,
      durationMs: clip.durationMs,
      clockRateHz: 90_000,
      packetizer: new Vp8Packetizer(),
      send: video.writeRtp,
    }),
  };
  const sending = createStore<MediaState>({ microphone: true, camera: true });
  return {
    sending,
    setSending: ({ microphone, camera }) => {
      players.audio.setOn(microphone);
      players.video.setOn(camera);
      sending.set({ microphone, camera });
    },
    attach: (connection) => {
      connection.addTransceiver(audio, { direction: 'sendrecv' });
      const pictures = connection.addTransceiver(video, { direction: 'sendrecv' });
      // A picture can only be decoded from a key frame on: at the start and after a loss.
      pictures.sender.onReady.subscribe(players.video.jumpToKeyFrame);
      onKeyFrameRequest(pictures, players.video.jumpToKeyFrame);
    },
    close: () => {
      players.audio.stop();
      players.video.stop();
      return Promise.resolve();
    },
  };
}
