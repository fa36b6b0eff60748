import { createStore } from '../../client/store.ts';
import { insideOf } from '../../protocol/room-state.ts';
import type { Clip } from '../media/clip.ts';
import { createClipMedia } from '../media/clip-media.ts';
import type { PairMeter } from '../pair-meter.ts';
import { createPeer } from '../peer.ts';
import {
  socketFailure,
  type LoadPerson,
  type LoadPersonOptions,
  type LoadProgress,
} from './load-person.ts';

/** A client that holds real connections and sends the test card to everybody in its room. */
export function createMediaPerson(
  options: LoadPersonOptions & { readonly key: string; readonly clip: Clip },
): LoadPerson {
  const { clip, ...entry } = options;
  const startMs = performance.now();
  const store = createStore<LoadProgress>({ losses: 0 });
  const meters = new Map<string, PairMeter>();
  /** Who was there before it. */
  let others: readonly string[] | undefined;
  let socketError: Error | undefined;
  let wasLost = false;

  const peer = createPeer({
    ...entry,
    intent: 'join',
    media: createClipMedia(clip),
    hasLoopbackCandidates: true,
    onSocketError: (cause) => (socketError = cause),
    onPair: (meter) => {
      meters.set(meter.peer.id, meter);
      meter.subscribe(finish);
    },
  });
  peer.subscribe(see);

  function see() {
    const { room } = peer.getSnapshot();
    const progress = store.getSnapshot();
    const isLost = room.phase === 'reconnecting';
    if (isLost && !wasLost) store.set({ ...progress, losses: progress.losses + 1 });
    wasLost = isLost;
    if (room.phase === 'refused') {
      store.set({ ...store.getSnapshot(), refusal: room.code, failure: `refused: ${room.code}` });
    }
    if (room.phase === 'connecting' && room.attempt > 0) fail(socketFailure(socketError));
    const inside = insideOf(room);
    if (inside?.phase === 'joined' && others === undefined) {
      others = inside.peers.map(({ id }) => id);
      store.set({ ...store.getSnapshot(), joinMs: performance.now() - startMs });
    }
    finish();
  }

  function fail(failure: string) {
    const progress = store.getSnapshot();
    if (progress.setUpMs === undefined) store.set({ ...progress, failure });
  }

  function finish() {
    const progress = store.getSnapshot();
    const inside = insideOf(peer.getSnapshot().room);
    if (others === undefined || inside === undefined || progress.setUpMs !== undefined) return;
    const present = others.filter((id) => inside.peers.some((other) => other.id === id));
    if (!present.every((id) => hasMedia(meters.get(id)))) return;
    const { failure: _, ...rest } = progress; // It got there after all.
    store.set({ ...rest, setUpMs: performance.now() - startMs });
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    talk: () => undefined, // The test card goes on by itself.
    counts: async () => {
      const reports = await Promise.all([...meters.values()].map((meter) => meter.report()));
      const sum = (of: (report: (typeof reports)[number]) => number) =>
        reports.reduce((total, report) => total + of(report), 0);
      return {
        sent: sum(({ sent }) => sent.audioPackets + sent.videoPackets),
        received: sum(({ received }) => received.audio.packets + received.video.packets),
        lost: sum(({ received }) => received.audio.lost + received.video.lost),
      };
    },
    close: peer.close,
  };
}

function hasMedia(meter: PairMeter | undefined): boolean {
  const reached = meter?.getSnapshot();
  return reached?.audio !== undefined && reached.video !== undefined;
}
