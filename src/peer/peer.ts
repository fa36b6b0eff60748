import type { MediaStreamTrack, RTCDataChannel, RTCPeerConnection } from 'werift';
import { createCall, type CallProblem, type CallState } from '../client/call.ts';
import type { Store } from '../client/store.ts';
import { createTalk, talkChannelLabel, type Talk } from '../client/talk/talk.ts';
import { encodeBase64Url } from '../protocol/base64url.ts';
import type { IceServer, JoinIntent, Moderation, PeerInfo } from '../protocol/messages.ts';
import { nodeClock } from './clock.ts';
import { createSilentMedia, type PeerMedia } from './media/peer-media.ts';
import { openNodeSocket } from './node-socket.ts';
import { createPairMeter, type PairMeter } from './pair-meter.ts';
import { nodeSealPlatform } from './seal-platform.ts';
import { watchPairFacts } from './watch-pair-facts.ts';
import type { RelayChoice } from './relay-choice.ts';
import { createWeriftConnection } from './werift-connection.ts';
import { adaptWeriftChannel } from './werift-data-channel.ts';

export type PeerOptions = {
  /** The origin of the server, for example `https://calls.example.org`. */
  readonly serverUrl: string;
  readonly room: string;
  readonly name: string;
  /** Goes in whoever is there (`join`, the default), or wants the room for a new call (`start`). */
  readonly intent?: JoinIntent;
  /** The key of the room's link, which seals what is told to the others. */
  readonly key?: string;
  /** What lets this peer in where a name alone does not. */
  readonly token?: string;
  /** What is sent to everyone, and done with what comes; without it this peer only receives. */
  readonly media?: PeerMedia;
  /** Also offers 127.0.0.1 and ::1, for a peer on this machine. */
  readonly hasLoopbackCandidates?: boolean;
  /** Reaches the others only by way of a TURN server that the server hands out, and which. */
  readonly relay?: RelayChoice;
  /** Sends messages over the data channels to see them come back; the other side must do the same. */
  readonly isEchoing?: boolean;
  /** A host asks everyone to switch the microphone off. */
  readonly onMuteAsked?: () => void;
  /** Hears of each connection that is opened, before anything flows. */
  readonly onPair?: (meter: PairMeter) => void;
  /** Hears why a signaling socket failed; the peer tries again by itself. */
  readonly onSocketError?: (cause: Error) => void;
  readonly onProblem?: (problem: CallProblem) => void;
};

export type Peer = Store<CallState<MediaStreamTrack>> & {
  /** Chat, gestures and files, to and from the others. */
  readonly talk: Talk;
  /** Decides for the room; the server refuses it to all but hosts. */
  readonly moderate: (moderation: Moderation) => void;
  /** To be called when this machine's addresses changed: looks for every path anew. */
  readonly networkChanged: () => void;
  /** Leaves the room. Resolves when every connection is closed; nothing keeps the process then. */
  readonly close: () => Promise<void>;
};

/** Takes part in a room without a browser. */
export function createPeer(options: PeerOptions): Peer {
  const open = new Map<RTCPeerConnection, PairMeter>();
  const { media = createSilentMedia() } = options;

  function openConnection(iceServers: readonly IceServer[], peer: PeerInfo) {
    const connection = createWeriftConnection({
      iceServers,
      hasLoopbackCandidates: options.hasLoopbackCandidates ?? false,
      ...(options.relay === undefined ? {} : { relay: options.relay }),
      ...(media.pictureCodecs === undefined ? {} : { pictureCodecs: media.pictureCodecs }),
    });
    const meter = createPairMeter(connection, peer);
    open.set(connection, meter);
    connection.connectionStateChange.subscribe((state) => {
      if (state === 'closed') open.delete(connection);
    });
    media.attach(connection, peer);
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
    intent: options.intent ?? 'join',
    media: media.sending.getSnapshot(),
    comparing: nodeSealPlatform,
    ...(options.key === undefined
      ? {}
      : { seal: { key: options.key, platform: nodeSealPlatform } }),
    ...(options.onMuteAsked === undefined ? {} : { onMuteAsked: options.onMuteAsked }),
    ...(options.onProblem === undefined ? {} : { onProblem: options.onProblem }),
  });

  const unsubscribes = [
    follow(call),
    media.sending.subscribe(() => call.setMedia(media.sending.getSnapshot())),
  ];
  return {
    getSnapshot: call.getSnapshot,
    subscribe: call.subscribe,
    talk,
    moderate: call.moderate,
    networkChanged: call.networkChanged,
    close: async () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
      const closing = [...open.keys()].map((connection) => connection.close());
      call.leave();
      await Promise.all([media.close(), ...closing]);
    },
  };
}
