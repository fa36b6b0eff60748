import {
  MediaStreamTrack,
  OpusPacketizer,
  Vp8Packetizer,
  type RTCDataChannel,
  type RTCPeerConnection,
} from 'werift';
import { createCall, type CallProblem, type CallState } from '../client/call.ts';
import type { Store } from '../client/store.ts';
import { createTalk, talkChannelLabel, type Talk } from '../client/talk/talk.ts';
import { encodeBase64Url } from '../protocol/base64url.ts';
import type { IceServer, JoinIntent, PeerInfo } from '../protocol/messages.ts';
import { nodeClock } from './clock.ts';
import type { Clip } from './media/clip.ts';
import { playFrames } from './media/play-frames.ts';
import { openNodeSocket } from './node-socket.ts';
import { createPairMeter, type PairMeter } from './pair-meter.ts';
import { nodeSealPlatform } from './seal-platform.ts';
import { watchPairFacts } from './watch-pair-facts.ts';
import { createWeriftConnection } from './werift-connection.ts';
import { adaptWeriftChannel } from './werift-data-channel.ts';

export type PeerOptions = {
  readonly serverUrl: string;
  readonly room: string;
  readonly name: string;
  readonly intent: JoinIntent;
  /** The key of the room's link, which seals what is told to the others. */
  readonly key?: string;
  /** What lets this peer in where a name alone does not. */
  readonly token?: string;
  /** Sent to everyone, over and over; without it this peer only receives. */
  readonly clip?: Clip;
  /** Also offers 127.0.0.1 and ::1, for a peer on this machine. */
  readonly hasLoopbackCandidates?: boolean;
  /** Sends messages over the data channels to see them come back; the other side must do the same. */
  readonly isEchoing?: boolean;
  /** Hears of each connection that is opened, before anything flows. */
  readonly onPair?: (meter: PairMeter) => void;
  /** Hears why a signaling socket failed; the peer tries again by itself. */
  readonly onSocketError?: (cause: Error) => void;
  readonly onProblem?: (problem: CallProblem) => void;
};

export type Peer = Store<CallState<MediaStreamTrack>> & {
  /** Chat, gestures and files, to and from the others. */
  readonly talk: Talk;
  /** To be called when this machine's addresses changed: looks for every path anew. */
  readonly networkChanged: () => void;
  /** Leaves the room. Resolves when every connection is closed; nothing keeps the process then. */
  readonly close: () => Promise<void>;
};

/** Takes part in a room without a browser: sends a clip and measures what it receives. */
export function createPeer(options: PeerOptions): Peer {
  const open = new Map<RTCPeerConnection, PairMeter>();
  const source = options.clip && createSource(options.clip);

  function openConnection(iceServers: readonly IceServer[], peer: PeerInfo) {
    const connection = createWeriftConnection({
      iceServers,
      hasLoopbackCandidates: options.hasLoopbackCandidates ?? false,
    });
    const meter = createPairMeter(connection, peer);
    open.set(connection, meter);
    connection.connectionStateChange.subscribe((state) => {
      if (state === 'closed') open.delete(connection);
    });
    if (source === undefined) {
      connection.addTransceiver('audio', { direction: 'recvonly' });
      connection.addTransceiver('video', { direction: 'recvonly' });
    } else {
      source.sendTo(connection);
    }
    options.onPair?.(meter);
    return { connection, readFacts: watchPairFacts(connection, iceServers) };
  }

  const { talk, takeChannel, follow } = createTalk({
    clock: nodeClock,
    now: Date.now,
    randomId: () => encodeBase64Url(nodeSealPlatform.randomBytes(16)),
    openChannel: (to, label) => {
      const channel = call.openChannel(to, label);
      return channel && adaptWeriftChannel(channel);
    },
    onBadMessage: (from, cause) =>
      options.onProblem?.({ event: 'peer.bad-message', peer: from, cause }),
  });
  const call = createCall<MediaStreamTrack, RTCDataChannel>({
    openSocket: () => openNodeSocket(options.serverUrl, options.onSocketError),
    clock: nodeClock,
    openConnection,
    onDataChannel: (channel, peer) => {
      const meter = [...open.values()].findLast((known) => known.peer.id === peer.id);
      if (options.isEchoing === true && channel.label === talkChannelLabel) {
        meter?.watchChannel(channel);
      }
      takeChannel(adaptWeriftChannel(channel), peer);
    },
    room: options.room,
    ...(options.token === undefined ? {} : { token: options.token }),
    name: options.name,
    intent: options.intent,
    media: { microphone: source !== undefined, camera: source !== undefined },
    comparing: nodeSealPlatform,
    ...(options.key === undefined
      ? {}
      : { seal: { key: options.key, platform: nodeSealPlatform } }),
    ...(options.onProblem === undefined ? {} : { onProblem: options.onProblem }),
  });

  const unfollow = follow(call);
  return {
    getSnapshot: call.getSnapshot,
    subscribe: call.subscribe,
    talk,
    networkChanged: call.networkChanged,
    close: async () => {
      source?.stop();
      unfollow();
      const closing = [...open.keys()].map((connection) => connection.close());
      call.leave();
      await Promise.all(closing);
    },
  };
}

/** Plays a clip once for all connections, whoever comes and goes. */
function createSource(clip: Clip) {
  const audio = new MediaStreamTrack({ kind: 'audio' });
  const video = new MediaStreamTrack({ kind: 'video' });
  const players = {
    audio: playFrames({
      frames: clip.audio,
      clockRateHz: 48_000,
      packetizer: new OpusPacketizer(),
      send: audio.writeRtp,
    }),
    video: playFrames({
      frames: clip.video,
      clockRateHz: 90_000,
      packetizer: new Vp8Packetizer(),
      send: video.writeRtp,
    }),
  };
  return {
    sendTo: (connection: RTCPeerConnection) => {
      connection.addTransceiver(audio, { direction: 'sendrecv' });
      const { sender } = connection.addTransceiver(video, { direction: 'sendrecv' });
      // A picture can only be decoded from a key frame on: at the start and after a loss.
      sender.onReady.subscribe(players.video.jumpToKeyFrame);
      sender.onPictureLossIndication.subscribe(players.video.jumpToKeyFrame);
    },
    stop: () => {
      players.audio.stop();
      players.video.stop();
    },
  };
}
