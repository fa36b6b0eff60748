import { onTestFinished } from 'vitest';
import type { CallProblem } from '../../../src/client/call.ts';
import { createStore } from '../../../src/client/store.ts';
import type { Clip } from '../../../src/peer/media/clip.ts';
import { createClipMedia } from '../../../src/peer/media/clip-media.ts';
import type { Milestones, PairMeter } from '../../../src/peer/pair-meter.ts';
import { createPeer, type PeerOptions } from '../../../src/peer/peer.ts';
import { until } from '../../../src/peer/until.ts';

/** For waits that only the end of a test ends. */
export const never = new AbortController().signal;

export type EnterOptions = Partial<PeerOptions> & {
  /** Played to everyone; without it nothing is sent. */
  readonly clip?: Clip;
};

/** A peer in the room `standup`, whose newest connection is measured; the end of the test closes it. */
export function enter(serverUrl: string, name: string, { clip, ...options }: EnterOptions = {}) {
  const meters = createStore<readonly PairMeter[]>([]);
  const problems: CallProblem[] = [];
  const peer = createPeer({
    serverUrl,
    room: 'standup',
    name,
    intent: 'join',
    hasLoopbackCandidates: true,
    ...(clip === undefined ? {} : { media: createClipMedia(clip) }),
    onPair: (meter) => meters.set([...meters.getSnapshot(), meter]),
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  onTestFinished(peer.close);
  return {
    ...peer,
    problems,
    meters: meters.getSnapshot,
    joined: () => until(peer, ({ room }) => room.phase === 'joined', never),
    /** Resolves with the measurements of the first connection once they are such. */
    measures: async (isSuch: (reached: Milestones) => boolean) => {
      await until(meters, ({ length }) => length > 0, never);
      const [meter] = meters.getSnapshot();
      if (meter === undefined) throw new Error('no connection');
      await until(meter, isSuch, never);
      return meter.report();
    },
  };
}
