import { createStore } from '../client/store.ts';
import type { JoinIntent } from '../protocol/messages.ts';
import { protectionOf, type Protection } from '../protocol/protection.ts';
import { insideOf } from '../protocol/room-state.ts';
import type { Clip } from './media/clip.ts';
import { createClipMedia } from './media/clip-media.ts';
import type { OneWayMeter, OneWayReport } from './one-way.ts';
import { hasReachedAll, type Milestones, type PairMeter, type PairReport } from './pair-meter.ts';
import { enterRoom } from './enter-room.ts';
import type { Peer, PeerOptions } from './peer.ts';
import { chooseRelays, type RelayChoice } from './relay-choice.ts';
import { until } from './until.ts';

export type LoopbackPersonOptions = {
  readonly serverUrl: string;
  /** What lets one in where a name alone does not. */
  readonly token?: string;
  readonly room: string;
  readonly name: string;
  readonly intent: JoinIntent;
  readonly key: string;
  readonly clip: Clip;
  readonly relay?: RelayChoice;
  /** Shared by both sides. */
  readonly oneWay: OneWayMeter;
};

/** What one side of a loopback call was seen to do; `pair` is absent when it never met the other. */
export type PersonReport = {
  readonly name: string;
  readonly reached: Milestones;
  readonly pair: PairReport | undefined;
  /** Of the last connection to the other one. */
  readonly oneWay: OneWayReport | undefined;
  /** Of what went through the server to the other one. */
  readonly protection: Protection | undefined;
};

export type LoopbackPerson = {
  /**
   * Resolves when it is in the room, or when stopped. Throws `server-unreachable` when the first
   * attempt fails (this is a test, not a call that must survive) and `refused`.
   */
  readonly join: (stop: AbortSignal) => Promise<void>;
  /** Whether the server, once joined, hands out such a relay as is wanted; true if none is. */
  readonly hasRelay: () => boolean;
  /** Resolves when everything has flowed from and to the other one, or will not, or when stopped. */
  readonly meet: (stop: AbortSignal) => Promise<void>;
  readonly report: () => Promise<PersonReport>;
  readonly close: () => Promise<void>;
};

/** One side of a loopback call: sends the clip and echoes messages, and expects the same back. */
export function createLoopbackPerson(options: LoopbackPersonOptions): LoopbackPerson {
  const reached = createStore<Milestones>({});
  let meter: PairMeter | undefined;
  let peer: Peer | undefined;
  let readOneWay: (() => OneWayReport) | undefined;
  const media = createClipMedia(options.clip);
  const peerOptions: PeerOptions = {
    ...options,
    media: {
      ...media,
      attach: (connection, other) => {
        media.attach(connection, other);
        readOneWay = options.oneWay.watch(connection);
      },
    },
    hasLoopbackCandidates: true,
    isEchoing: true,
    onPair: (opened) => {
      meter = opened;
      opened.subscribe(() => reached.set(opened.getSnapshot()));
    },
  };

  return {
    join: async (stop) => {
      peer = await enterRoom({ ...peerOptions, stop });
    },
    hasRelay: () => {
      const room = peer?.getSnapshot().room;
      if (options.relay === undefined || room?.phase !== 'joined') return true;
      return chooseRelays(room.iceServers, options.relay).length > 0;
    },
    meet: async (stop) => {
      if (peer === undefined) return;
      const hasEnded = new AbortController();
      const ended = AbortSignal.any([stop, hasEnded.signal]);
      const failed = until(
        peer,
        ({ pairs }) => [...pairs.values()].some(({ connection }) => connection === 'failed'),
        ended,
      );
      await Promise.race([until(reached, hasReachedAll, ended), failed]);
      hasEnded.abort();
    },
    report: async () => ({
      name: options.name,
      reached: reached.getSnapshot(),
      pair: await meter?.report(),
      oneWay: readOneWay?.(),
      protection: peer && insideOf(peer.getSnapshot().room)?.peers.map(protectionOf)[0],
    }),
    close: async () => peer?.close(),
  };
}
