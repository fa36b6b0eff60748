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
import { mediaPathOf, type MediaPath } from './media-path.ts';
import { relayTransportOf, type RelayTransport } from './relay-choice.ts';
import { createRtpCounter, type RtpCount } from './rtp-counter.ts';

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

/** Watches the connection to one peer; its listeners hear of each milestone. */
export type PairMeter = Store<Milestones> & {
  readonly peer: PeerInfo;
  /** Sends messages over a channel of this connection, to see them come back. */
  readonly watchChannel: (channel: RTCDataChannel) => void;
  readonly report: () => Promise<PairReport>;
};

const noEcho: EchoReport = { sent: 0, echoed: 0, received: 0, rttMs: undefined };

export function createPairMeter(connection: RTCPeerConnection, peer: PeerInfo): PairMeter {
  const store = createStore<Milestones>({});
  const counters = { audio: createRtpCounter('audio'), video: createRtpCounter('video') };
  const watchedTransports = new Set<string>();
  let echo: ChannelEcho | undefined;

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
      dtls.onStateChange.subscribe((state) => state === 'connected' && reach('dtls'));
    }
  }

  function watchTrack(track: MediaStreamTrack) {
    if (track.kind !== 'audio' && track.kind !== 'video') return;
    const { kind } = track;
    const counter = counters[kind];
    track.onReceiveRtp.subscribe((packet) => {
      counter.add(packet);
      if (kind === 'audio' || counter.count().frames > 0) reach(kind);
    });
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
      received: { audio: counters.audio.count(), video: counters.video.count() },
      data: echo?.report() ?? noEcho,
      path: mediaPathOf(connection),
      relayTransport: relayTransportOf(connection),
    }),
  };
}

/** Whether both media and the data channel have been seen to work. */
export function hasReachedAll(reached: Milestones): boolean {
  return milestones.every((step) => reached[step] !== undefined);
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
