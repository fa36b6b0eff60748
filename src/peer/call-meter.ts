import { hearLevels, nobodySpeaks, speakersOf } from '../client/speaking.ts';
import { createStore, type Store } from '../client/store.ts';
import type { MediaPath } from './media-path.ts';
import type { PairCount, PairMeter } from './pair-meter.ts';

/** What is known of the way to one person; rates and loss are of the last second. */
export type PairReading = {
  readonly path: MediaPath | undefined;
  readonly rttMs: number | undefined;
  /** Of what should have come, in percent; undefined when nothing should. */
  readonly lossPercent: number | undefined;
  readonly inKbps: number | undefined;
  readonly outKbps: number | undefined;
  /** Undefined where they do not say how loud they are. */
  readonly isSpeaking: boolean | undefined;
};

/** By the id of the other person. */
export type CallReadings = ReadonlyMap<string, PairReading>;

export type CallMeter = Store<CallReadings> & {
  /** To be given to the peer, as its `onPair`. */
  readonly watch: (meter: PairMeter) => void;
  /** To be called when somebody has left. */
  readonly keepOnly: (ids: ReadonlySet<string>) => void;
  readonly close: () => void;
};

export type TimedCount = PairCount & { readonly atMs: number };

/** Syllables are some 200 ms long. */
const listenMs = 250;
const listensPerReading = 4;

/** Reads the connections of a call every second, and four times as often who speaks. */
export function createCallMeter(): CallMeter {
  const store = createStore<CallReadings>(new Map());
  const meters = new Map<string, PairMeter>();
  const counts = new Map<string, TimedCount>();
  let speaking = nobodySpeaks;
  let listens = 0;

  function listen() {
    const atMs = performance.now();
    const levels = new Map([...meters].map(([id, meter]) => [id, meter.takeLevel()] as const));
    const heard = [...levels].map(([id, level]) => [id, level ?? 0] as const);
    speaking = hearLevels(speaking, new Map(heard), atMs);
    const speakers = new Set(speakersOf(speaking));
    listens += 1;
    const isDue = listens % listensPerReading === 0;
    const before = store.getSnapshot();
    let hasNews = isDue || before.size !== meters.size;
    const readings = new Map<string, PairReading>();
    for (const [id, meter] of meters) {
      const known = before.get(id);
      const isSpeaking = levels.get(id) === undefined ? undefined : speakers.has(id);
      hasNews ||= known?.isSpeaking !== isSpeaking;
      const reading = known === undefined || isDue ? read(id, meter, atMs) : known;
      readings.set(id, { ...reading, isSpeaking });
    }
    // Who draws them would draw four times a second else.
    if (hasNews) store.set(readings);
  }

  function read(id: string, meter: PairMeter, atMs: number): Omit<PairReading, 'isSpeaking'> {
    const before = counts.get(id);
    const now = { ...meter.count(), atMs };
    counts.set(id, now);
    return comparePairCounts(before, now);
  }

  const timer = setInterval(listen, listenMs);
  return {
    ...store,
    watch: (meter) => {
      meters.set(meter.peer.id, meter);
      counts.delete(meter.peer.id);
    },
    keepOnly: (ids) => {
      for (const id of meters.keys()) {
        if (ids.has(id)) continue;
        meters.delete(id);
        counts.delete(id);
      }
    },
    close: () => clearInterval(timer),
  };
}

/** What two counts of one connection say, one made after the other. */
export function comparePairCounts(
  before: TimedCount | undefined,
  now: TimedCount,
): Omit<PairReading, 'isSpeaking'> {
  const { path, traffic } = now;
  const former = before?.traffic;
  const ms = now.atMs - (before?.atMs ?? now.atMs);
  const kbps = (bytes: number) => (ms > 0 ? (bytes * 8) / ms : undefined);
  const isSamePath = traffic !== undefined && former?.pathId === traffic.pathId;
  // What comes late was counted as lost before: never less than nothing.
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  const expected = Math.max(0, now.packets - (before?.packets ?? 0)) + lost;
  return {
    path,
    rttMs: traffic?.rttMs,
    lossPercent: before === undefined || expected === 0 ? undefined : (100 * lost) / expected,
    inKbps: before && kbps(now.bytesReceived - before.bytesReceived),
    outKbps: isSamePath ? kbps(traffic.bytesSent - former.bytesSent) : undefined,
  };
}
