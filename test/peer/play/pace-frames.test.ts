import { expect, test } from 'vitest';
import { createStore } from '../../../src/client/store.ts';
import type { TrackFrame } from '../../../src/peer/media/media-track.ts';
import { paceFrames } from '../../../src/peer/play/pace-frames.ts';
import { repeatFrames } from '../../../src/peer/play/repeat-frames.ts';
import { never } from '../support/measured-peer.ts';
import { collect } from '../support/sample-media.ts';

function frame(timeMs: number, trackId = 1): TrackFrame {
  return { trackId, timeMs, isKeyFrame: true, data: Buffer.from([timeMs & 0xff]) };
}

/** Frames of several tracks, and how far they were read. */
function source(frames: readonly TrackFrame[]) {
  const state = { read: 0 };
  async function* read() {
    for (const each of frames) {
      state.read += 1;
      yield each;
    }
  }
  return { frames: read(), state };
}

async function* broken() {
  yield frame(0);
  yield frame(10);
  throw new Error('damaged');
}

async function* round() {
  yield* [frame(5), frame(5, 2), frame(25, 2), frame(45), frame(45, 2)];
}

test('frames of all tracks come by their times, whatever their order in the container', async () => {
  const { frames } = source([frame(0), frame(100), frame(0, 2), frame(50, 2), frame(150)]);
  const given: { readonly trackId: number; readonly timeMs: number; readonly atMs: number }[] = [];
  const startMs = performance.now();
  await paceFrames(frames, {
    stop: never,
    isPaused: createStore(false),
    give: ({ trackId }, timeMs) =>
      given.push({ trackId, timeMs: Math.round(timeMs), atMs: performance.now() - startMs }),
  });
  expect(given.map(({ trackId, timeMs }) => [trackId, timeMs])).toEqual([
    [1, 0],
    [2, 0],
    [2, 50],
    [1, 100],
    [1, 150],
  ]);
  for (const { timeMs, atMs } of given) expect(atMs).toBeGreaterThan(timeMs - 5);
});

test('no more than a second is read ahead', async () => {
  const { frames, state } = source(Array.from({ length: 1000 }, (_, i) => frame(i * 20)));
  const stop = new AbortController();
  await paceFrames(frames, {
    stop: stop.signal,
    isPaused: createStore(false),
    give: (_, timeMs) => {
      if (timeMs > 100) stop.abort();
    },
  });
  expect(state.read).toBeGreaterThan(40);
  expect(state.read).toBeLessThan(70);
});

test('a pause holds everything back, and what follows takes place later', async () => {
  const { frames } = source([frame(0), frame(20), frame(40)]);
  const isPaused = createStore(false);
  const times: number[] = [];
  await paceFrames(frames, {
    stop: never,
    isPaused,
    give: (_, timeMs) => {
      times.push(timeMs);
      if (times.length !== 2) return;
      isPaused.set(true);
      setTimeout(() => isPaused.set(false), 400);
    },
  });
  expect(times[1]).toBeCloseTo(20, 0);
  expect(times[2]).toBeGreaterThan(350);
});

test('what cannot be read is told after all that could', async () => {
  const given: number[] = [];
  const work = paceFrames(broken(), {
    stop: never,
    isPaused: createStore(false),
    give: ({ timeMs }) => given.push(timeMs),
  });
  await expect(work).rejects.toThrow('damaged');
  expect(given).toEqual([0, 10]);
});

test('each round begins where the longest track of the one before ended', async () => {
  const times: number[] = [];
  for await (const { timeMs } of repeatFrames(round, true)) {
    times.push(timeMs);
    if (times.length === 8) break;
  }
  expect(times).toEqual([0, 0, 20, 40, 40, 80, 80, 100]);
  expect(await collect(repeatFrames(round, false))).toHaveLength(5);
});
