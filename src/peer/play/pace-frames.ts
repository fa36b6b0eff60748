import type { Store } from '../../client/store.ts';
import type { TrackFrame } from '../media/media-track.ts';
import { createBell } from './bell.ts';

export type PaceOptions = {
  /** Ends it at once; what was read and not given is dropped. */
  readonly stop: AbortSignal;
  readonly isPaused: Store<boolean>;
  /** Called when a frame is due, with its place on a timeline that no pause stops. */
  readonly give: (frame: TrackFrame, timeMs: number) => void;
};

/**
 * How far is read ahead: containers bring the tracks together within less. A pipe that is faster than
 * its pictures is left waiting beyond.
 */
const maxAheadMs = 1_000;
const maxAheadBytes = 8 * 1024 ** 2;
/** What is later than that was paused, or comes slowly: what follows waits, too, and nothing rushes. */
const maxLateMs = 200;

/**
 * Gives frames out at the pace of their times, all tracks on one clock, so that sound and picture
 * stay together. Resolves at the end or when stopped; throws what reading throws, after all before it.
 */
export async function paceFrames(
  frames: AsyncIterable<TrackFrame>,
  { stop, isPaused, give }: PaceOptions,
): Promise<void> {
  const bell = createBell();
  const ahead: TrackFrame[] = []; // By time.
  let aheadBytes = 0;
  let end: { readonly error: unknown } | undefined;
  let startMs: number | undefined;
  /** What is added to a frame's time to have it on the clock of this machine. */
  let offsetMs = 0;

  const isFull = () => {
    const spanMs = (ahead.at(-1)?.timeMs ?? 0) - (ahead[0]?.timeMs ?? 0);
    return spanMs > maxAheadMs || aheadBytes > maxAheadBytes;
  };

  async function read() {
    for await (const frame of frames) {
      ahead.splice(ahead.findLastIndex(({ timeMs }) => timeMs <= frame.timeMs) + 1, 0, frame);
      aheadBytes += frame.data.length;
      bell.ring();
      while (isFull() && !stop.aborted) await bell.wait();
      if (stop.aborted) return;
    }
  }

  function giveNext(frame: TrackFrame, nowMs: number) {
    ahead.shift();
    aheadBytes -= frame.data.length;
    bell.ring();
    startMs ??= nowMs;
    give(frame, frame.timeMs + offsetMs - startMs);
  }

  const wake = () => bell.ring();
  const unsubscribe = isPaused.subscribe(wake);
  stop.addEventListener('abort', wake);
  // Not awaited: of a pipe that is silent it ends only when the pipe is closed.
  void read()
    .then(
      () => (end = { error: undefined }),
      (error: unknown) => (end = { error }),
    )
    .then(wake);
  try {
    while (!stop.aborted) {
      const [next] = ahead;
      if (next === undefined && end !== undefined) break;
      if (next === undefined || isPaused.getSnapshot()) {
        await bell.wait();
        continue;
      }
      const nowMs = performance.now();
      if (startMs === undefined) offsetMs = nowMs - next.timeMs;
      const earlyMs = next.timeMs + offsetMs - nowMs;
      if (earlyMs > 0) {
        await bell.wait(earlyMs);
        continue;
      }
      if (-earlyMs > maxLateMs) offsetMs -= earlyMs;
      giveNext(next, nowMs);
    }
  } finally {
    unsubscribe();
    stop.removeEventListener('abort', wake);
  }
  if (!stop.aborted && end?.error !== undefined) throw end.error;
}
