import { MediaStreamTrack, OpusPacketizer, type RTCPeerConnection } from 'werift';
import type { MediaState } from '../../client/pair.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { TrackFrame } from '../media/media-track.ts';
import { onKeyFrameRequest } from '../media/key-frame-requests.ts';
import type { PeerMedia } from '../media/peer-media.ts';
import type { PictureCodec } from '../media/werift-codecs.ts';
import { until } from '../until.ts';
import { paceFrames } from './pace-frames.ts';
import { createPictureFeed, type PictureFeed } from './picture-feed.ts';
import type { Playable } from './playable.ts';
import { createRecentPictures } from './recent-pictures.ts';
import { repeatFrames } from './repeat-frames.ts';

export type PlayOptions = {
  readonly isRepeated: boolean;
  /** Somebody is there who does not take pictures of this kind. */
  readonly onUnseen?: (peer: PeerInfo) => void;
};

export type PlayMedia = PeerMedia & {
  readonly isPaused: Store<boolean>;
  /** The others are told that microphone and camera are off meanwhile. */
  readonly setPaused: (isPaused: boolean) => void;
  /** Resolves when all was played, or it was closed; rejects with what could not be read. */
  readonly ended: Promise<void>;
};

/** RTP time units in a millisecond (RFC 7587). */
const soundTicksPerMs = 48;
/** A packet of sound is never parted (RFC 7587, section 4.2); no encoder for calls makes larger ones. */
const maxSoundBytes = 1_200;

/** Sends everyone what is in a file, once somebody is there; and what comes from a pipe, at once. */
export function createPlayMedia(playable: Playable, options: PlayOptions): PlayMedia {
  const { picture, sound, isFile } = playable;
  const stop = new AbortController();
  const isPaused = createStore(false);
  const sending = createStore(sendingOf(playable, false));
  const recent = createRecentPictures();
  const feeds = new Set<PictureFeed>();
  const soundTrack = new MediaStreamTrack({ kind: 'audio' });
  const soundPacketizer = new OpusPacketizer();
  /** A pipe does not wait, a file does until somebody sees it. */
  const isWanted = createStore(!isFile);

  function give(frame: TrackFrame, timeMs: number) {
    if (frame.trackId === picture?.trackId) {
      recent.add(frame, timeMs);
      for (const feed of feeds) feed.give(frame, timeMs);
    }
    if (frame.trackId === sound?.trackId && frame.data.length <= maxSoundBytes) {
      const ticks = Math.round(timeMs * soundTicksPerMs) % 2 ** 32;
      const packets = soundPacketizer.packetize(Buffer.from(frame.data), ticks);
      for (const packet of packets) soundTrack.writeRtp(packet);
    }
  }

  function sendPicture(connection: RTCPeerConnection, codec: PictureCodec) {
    const track = new MediaStreamTrack({ kind: 'video' });
    const transceiver = connection.addTransceiver(track, { direction: 'sendonly' });
    const { sender } = transceiver;
    const feed = createPictureFeed(codec, recent, track.writeRtp);
    feeds.add(feed);
    sender.onReady.subscribe(feed.refresh);
    onKeyFrameRequest(transceiver, feed.refresh);
    return { sender, feed };
  }

  async function play() {
    if (!(await until(isWanted, Boolean, stop.signal))) return;
    await paceFrames(repeatFrames(playable.frames, options.isRepeated), {
      stop: stop.signal,
      isPaused,
      give,
    });
  }

  const ended = play();
  ended.catch(() => undefined); // Who wants to know looks when it is time.

  return {
    sending,
    ...(picture === undefined ? {} : { pictureCodecs: [picture.codec] }),
    attach: (connection, peer) => {
      if (sound !== undefined) connection.addTransceiver(soundTrack, { direction: 'sendonly' });
      const sent = picture && sendPicture(connection, picture.codec);
      connection.connectionStateChange.subscribe((state) => {
        if (state === 'connected') isWanted.set(true);
        // Nothing was agreed on: they do not take this codec.
        if (state === 'connected' && sent !== undefined && sent.sender.codec === undefined) {
          options.onUnseen?.(peer);
        }
        if (state !== 'closed' || sent === undefined) return;
        sent.feed.stop();
        feeds.delete(sent.feed);
      });
    },
    isPaused,
    setPaused: (next) => {
      isPaused.set(next);
      sending.set(sendingOf(playable, next));
    },
    ended,
    close: async () => {
      stop.abort();
      for (const feed of feeds) feed.stop();
      await playable.close();
    },
  };
}

function sendingOf({ picture, sound }: Playable, isPaused: boolean): MediaState {
  return {
    microphone: sound !== undefined && !isPaused,
    camera: picture !== undefined && !isPaused,
  };
}
