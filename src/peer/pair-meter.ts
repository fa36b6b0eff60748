import type {
  MediaStreamTrack,
  RTCDataChannel,
  RTCOutboundRtpStreamStats,
  RTCPeerConnection,
  RTCStats,
} from 'werift';
import { createStore, type Store } from '../client/store.ts';
import type { PeerInfo } from '../protocol/messages.ts';
import { createChannelEcho, type ChannelEcho, type EchoReport } from './channel-echo.ts';
import { mediaPathOf, readTraffic, type MediaPath, type PathTraffic } from './media-path.ts';
import { relayTransportOf, type RelayTransport } from './relay-choice.ts';
import { createRtpCounter, type RtpCount, type RtpCounter } from './rtp-counter.ts';
import { createSoundMeter } from './sound-meter.ts';

const milestones = ['ice', 'dtls', 'audio', 'video', 'data'] as const;

/** Steps of a connection: the path found, its keys agreed, first packet, picture and echo. */
export type Milestone = (typeof milestones)[number];

/** When each step was reached first, as `performance.now()`; a step not reached is absent. */
export type Milestones = { readonly [Step in Milestone]?: number };

export type PairReport = {
  readonly sent: { readonly audioPackets: number; readonly videoPackets: number };
  readonly received: { readonly audio: RtpCount; readonly video: RtpCount };
  readonly data: EchoReport;
  /** Undefined when no path was found, and again once the connection is closed. */
  readonly path: MediaPath | undefined;
  /** How this side speaks to its relay; undefined without one. */
  readonly relayTransport: RelayTransport | undefined;
};

/** How it stands at one moment, since the beginning: cheap enough to be asked all the time. */
export type PairCount = {
  readonly path: MediaPath | undefined;
  /** Another path begins anew. */
  readonly traffic: PathTraffic | undefined;
  /** By whatever path: the other side may send over another one. */
  readonly bytesReceived: number;
  readonly packets: number;
  readonly lost: number;
};

/** Watches the connection to one peer; its listeners hear of each milestone. */
export type PairMeter = Store<Milestones> & {
  readonly peer: PeerInfo;
  /** Sends messages over a channel of this connection, to see them come back. */
  readonly watchChannel: (channel: RTCDataChannel) => void;
  readonly report: () => Promise<PairReport>;
  readonly count: () => PairCount;
  /** The loudest of what came since it was asked last; undefined where they do not say. */
  readonly takeLevel: () => number | undefined;
};

const noEcho: EchoReport = { sent: 0, echoed: 0, received: 0, rttMs: undefined };

export function createPairMeter(connection: RTCPeerConnection, peer: PeerInfo): PairMeter {
  const store = createStore<Milestones>({});
  const sound = createSoundMeter();
  const counters = new Map<MediaStreamTrack, RtpCounter>();
  const watchedTransports = new Set<string>();
  let echo: ChannelEcho | undefined;
  let bytesReceived = 0;

  function reach(step: Milestone) {
    const reached = store.getSnapshot();
    if (reached[step] === undefined) store.set({ ...reached, [step]: performance.now() });
  }

  /** Transports come into being while descriptions are applied. */
  function watchTransports() {
    for (const dtls of connection.dtlsTransports) {
      if (watchedTransports.has(dtls.id)) continue;
      watchedTransports.add(dtls.id);
      // Not `completed`, which werift says as soon as it has gathered its candidates.
      dtls.iceTransport.onStateChange.subscribe((state) => state === 'connected' && reach('ice'));
      dtls.iceTransport.connection.onData.subscribe((data) => (bytesReceived += data.length));
      dtls.onStateChange.subscribe((state) => state === 'connected' && reach('dtls'));
    }
  }

  function watchTrack(track: MediaStreamTrack) {
    if (track.kind !== 'audio' && track.kind !== 'video') return;
    if (counters.has(track)) return; // The same one comes again with a later description.
    const { kind } = track;
    const counter = createRtpCounter(kind);
    counters.set(track, counter);
    track.onReceiveRtp.subscribe((packet, extensions) => {
      counter.add(packet);
      if (kind === 'audio') sound.add(extensions);
      if (kind === 'audio' || counter.count().frames > 0) reach(kind);
    });
  }

  /** A camera and a screen are two streams, with numbers of their own. */
  function received(kind: string): RtpCount {
    const counts = [...counters].filter(([track]) => track.kind === kind);
    return counts.reduce((sum, [, counter]) => addCounts(sum, counter.count()), nothing);
  }

  connection.signalingStateChange.subscribe(watchTransports);
  connection.onTrack.subscribe(watchTrack);
  return {
    ...store,
    peer,
    watchChannel: (channel) => {
      echo ??= createChannelEcho(channel, () => reach('data'));
    },
    report: async () => ({
      sent: await sentPackets(connection),
      received: { audio: received('audio'), video: received('video') },
      data: echo?.report() ?? noEcho,
      path: mediaPathOf(connection),
      relayTransport: relayTransportOf(connection),
    }),
    count: () => {
      const { packets, lost } = addCounts(received('audio'), received('video'));
      const traffic = readTraffic(connection);
      return { path: mediaPathOf(connection), traffic, bytesReceived, packets, lost };
    },
    takeLevel: sound.take,
  };
}

/** Whether both media and the data channel have been seen to work. */
export function hasReachedAll(reached: Milestones): boolean {
  return milestones.every((step) => reached[step] !== undefined);
}

const nothing: RtpCount = {
  packets: 0,
  bytes: 0,
  lost: 0,
  late: 0,
  jitterMs: undefined,
  frames: 0,
  framesPerSecond: undefined,
};

/** Of two streams: all that came, and the worse of what is uneven. */
function addCounts(one: RtpCount, other: RtpCount): RtpCount {
  return {
    packets: one.packets + other.packets,
    bytes: one.bytes + other.bytes,
    lost: one.lost + other.lost,
    late: one.late + other.late,
    jitterMs: greater(one.jitterMs, other.jitterMs),
    frames: one.frames + other.frames,
    framesPerSecond: greater(one.framesPerSecond, other.framesPerSecond),
  };
}

function greater(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

async function sentPackets(connection: RTCPeerConnection) {
  const streams = [...(await connection.getStats()).values()].filter(isOutboundRtp);
  const sum = (kind: string) =>
    streams
      .filter((stream) => stream.kind === kind)
      .reduce((packets, stream) => packets + (stream.packetsSent ?? 0), 0);
  return { audioPackets: sum('audio'), videoPackets: sum('video') };
}

function isOutboundRtp(entry: RTCStats): entry is RTCOutboundRtpStreamStats {
  return entry.type === 'outbound-rtp';
}
