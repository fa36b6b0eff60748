import { onTestFinished } from 'vitest';
import type { DtlsKeys, MediaStreamTrack, RTCDataChannel, RTCPeerConnection } from 'werift';
import { createCall, type CallProblem, type CallState } from '../../../src/client/call.ts';
import type { PairState } from '../../../src/client/pair.ts';
import { createStore } from '../../../src/client/store.ts';
import type { Clock, Socket } from '../../../src/client/ports.ts';
import { talkChannelLabel } from '../../../src/client/talk/talk.ts';
import { nodeClock } from '../../../src/peer/clock.ts';
import { openNodeSocket } from '../../../src/peer/node-socket.ts';
import { nodeSealPlatform } from '../../../src/peer/seal-platform.ts';
import { until } from '../../../src/peer/until.ts';
import { watchPairFacts } from '../../../src/peer/watch-pair-facts.ts';
import { createWeriftConnection } from '../../../src/peer/werift-connection.ts';
import type { JoinIntent, PeerInfo } from '../../../src/protocol/messages.ts';

export type PersonOptions = {
  readonly intent?: JoinIntent;
  readonly room?: string;
  readonly clock?: Clock;
  readonly wrapSocket?: (socket: Socket) => Socket;
  /** The key of the room's link. */
  readonly key?: string;
  /** A certificate of its own. */
  readonly keys?: DtlsKeys;
  /** Whether there is a WebCrypto; true when left out. */
  readonly canCompare?: boolean;
  /** Hears of each channel as well. */
  readonly onDataChannel?: (channel: RTCDataChannel, peer: PeerInfo) => void;
};

const never = new AbortController().signal;

/** Enters a room with a microphone and a camera that are silent; leaves when the test ends. */
export function enter(url: string, name: string, options: PersonOptions = {}) {
  const connections: RTCPeerConnection[] = [];
  const sockets: Socket[] = [];
  const problems: CallProblem[] = [];
  const channel = createStore<RTCDataChannel | undefined>(undefined);
  const call = createCall<MediaStreamTrack, RTCDataChannel>({
    openSocket: () => {
      const socket = openNodeSocket(url);
      sockets.push(socket);
      return options.wrapSocket?.(socket) ?? socket;
    },
    clock: options.clock ?? nodeClock,
    openConnection: (iceServers) => {
      const connection = createWeriftConnection({
        iceServers,
        hasLoopbackCandidates: true,
        ...(options.keys && { keys: options.keys }),
      });
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
      connections.push(connection);
      return { connection, readFacts: watchPairFacts(connection, iceServers) };
    },
    onDataChannel: (opened, peer) => {
      options.onDataChannel?.(opened, peer);
      if (opened.label !== talkChannelLabel) return;
      if (opened.readyState === 'open') channel.set(opened);
      else opened.stateChange.subscribe((state) => state === 'open' && channel.set(opened));
    },
    room: options.room ?? 'standup',
    name,
    intent: options.intent ?? 'join',
    media: { microphone: true, camera: true },
    comparing: options.canCompare === false ? undefined : nodeSealPlatform,
    ...(options.key === undefined
      ? {}
      : { seal: { key: options.key, platform: nodeSealPlatform } }),
    onProblem: (problem) => problems.push(problem),
  });
  onTestFinished(call.leave);
  const becomes = (isSuch: (state: CallState<MediaStreamTrack>) => boolean) =>
    until(call, isSuch, never);
  return {
    ...call,
    connections,
    sockets,
    problems,
    becomes,
    /** Resolves with the newest one that is open, on whichever side it was opened. */
    channel: async () => {
      await until(channel, (opened) => opened !== undefined, never);
      return channel.getSnapshot();
    },
    /** Resolves with the numbers to compare with the one other person. */
    numbers: async () => {
      await becomes(({ pairs }) =>
        [...pairs.values()].some(({ authentication }) => authentication.state === 'known'),
      );
      const [pair] = call.getSnapshot().pairs.values();
      return pair?.authentication.state === 'known' ? pair.authentication.text : undefined;
    },
    joined: () => becomes(({ room }) => room.phase === 'joined'),
    /** Resolves when it has sound and picture from exactly so many others. */
    meets: (count: number) =>
      becomes(({ pairs }) => pairs.size === count && [...pairs.values()].every(isMet)),
  };
}

export type Person = ReturnType<typeof enter>;

function isMet({ connection, tracks }: PairState<MediaStreamTrack>): boolean {
  return (
    connection === 'connected' &&
    tracks
      .map(({ kind }) => kind)
      .toSorted()
      .join() === 'audio,video'
  );
}

/** The ids under which a person knows the others. */
export function idsOfOthers(person: Person): readonly string[] {
  return [...person.getSnapshot().pairs.keys()];
}
