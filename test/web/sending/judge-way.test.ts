import { expect, test } from 'vitest';
import {
  firstJudgement,
  judgeWay,
  type Judgement,
  type Measured,
} from '../../../src/web/sending/judge-way.ts';

const good = { lossRatio: 0, availableBps: 3_000_000, isCpuLimited: false };

/** Measures every two seconds, beginning where the last time ended. */
function createWay() {
  let atMs = 0;
  let judgement: Judgement = firstJudgement;
  const pass = (seconds: number, change: Partial<Measured> = {}) => {
    for (const end = atMs + seconds * 1000; atMs < end; atMs += 2_000) {
      judgement = judgeWay(judgement, { ...good, ...change, atMs });
    }
    return judgement;
  };
  /** How long it takes until the picture is sent again, or not. */
  const secondsUntilPaused = (isPaused: boolean, change: Partial<Measured> = {}) => {
    const beganAtMs = atMs;
    while (pass(2, change).isPaused !== isPaused) if (atMs - beganAtMs > 600_000) return Infinity;
    return (atMs - beganAtMs) / 1000;
  };
  return { pass, secondsUntilPaused };
}

test('a good path stays as it is', () => {
  expect(createWay().pass(60)).toMatchObject({ isPaused: false, pathRung: 0, cpuSteps: 0 });
});

test('the low estimate of the first seconds makes nothing smaller', () => {
  const { pass } = createWay();
  expect(pass(4, { availableBps: 300_000 }).pathRung).toBe(0);
  expect(pass(20).pathRung).toBe(0);
});

test.for([
  { availableBps: 300_000, rung: 4 },
  { availableBps: 500_000, rung: 3 },
  { availableBps: 800_000, rung: 2 },
  { availableBps: 130_000, rung: 5 },
])('a path of $availableBps bit/s carries rung $rung', ({ availableBps, rung }) => {
  expect(createWay().pass(20, { availableBps })).toMatchObject({ isPaused: false, pathRung: rung });
});

test('5 % of loss is not worth a smaller picture, let alone none', () => {
  const { pass } = createWay();
  expect(pass(60, { lossRatio: 0.05 })).toMatchObject({ isPaused: false, pathRung: 0 });
});

test('a larger picture comes back rung by rung', () => {
  const { pass } = createWay();
  pass(20, { availableBps: 300_000 });
  const rungs = Array.from({ length: 20 }, () => pass(2).pathRung);
  expect(new Set(rungs)).toEqual(new Set([4, 3, 2, 1, 0]));
  expect(rungs.toSorted((a, b) => b - a)).toEqual(rungs);
});

test('an estimate that swings about a limit does not swing the picture', () => {
  const { pass } = createWay();
  pass(20, { availableBps: 450_000 });
  const rungs = Array.from({ length: 20 }, (_, n) => {
    return pass(2, { availableBps: n % 2 === 0 ? 500_000 : 440_000 }).pathRung;
  });
  expect(new Set(rungs)).toEqual(new Set([4]));
});

// The first is the lowest that Chromium ever says.
test.for([{ availableBps: 92_400 }, { lossRatio: 0.4 }])(
  'a path with %j is left to the sound, but not for a moment of it',
  (poor) => {
    const { pass, secondsUntilPaused } = createWay();
    pass(20);
    expect(pass(6, poor).isPaused).toBe(false);
    expect(pass(20).isPaused).toBe(false);
    expect(secondsUntilPaused(true, poor)).toBe(8);
  },
);

test('the picture comes back at its smallest after 10 s of calm, whatever the estimate says', () => {
  const { pass, secondsUntilPaused } = createWay();
  pass(20, { lossRatio: 0.4 });
  expect(pass(30, { lossRatio: 0.1 }).isPaused).toBe(true);
  expect(secondsUntilPaused(false, { availableBps: 60_000 })).toBe(12);
  expect(pass(2, { availableBps: 60_000 })).toMatchObject({ isPaused: false, pathRung: 5 });
});

test('a path that stays poor is tried ever more seldom, up to every 80 s', () => {
  const { secondsUntilPaused } = createWay();
  const poor = { availableBps: 60_000 };
  const waits = Array.from({ length: 5 }, () => {
    secondsUntilPaused(true, poor);
    return secondsUntilPaused(false, poor);
  });
  expect(waits).toEqual([12, 22, 42, 82, 82].map((seconds) => expect.closeTo(seconds, -1)));
});

test('a machine that is too slow does less, step by step, and more again after 30 s', () => {
  const { pass } = createWay();
  expect(pass(6, { isCpuLimited: true }).cpuSteps).toBe(0);
  expect(pass(2, { isCpuLimited: true }).cpuSteps).toBe(1);
  expect(pass(10, { isCpuLimited: true }).cpuSteps).toBe(2);
  expect(pass(28).cpuSteps).toBe(2);
  expect(pass(6).cpuSteps).toBe(1);
  // In vain: the next attempt comes later.
  expect(pass(10, { isCpuLimited: true }).cpuSteps).toBe(2);
  expect(pass(40).cpuSteps).toBe(2);
  expect(pass(30).cpuSteps).toBe(1);
});

test('what is not measured changes nothing', () => {
  const { pass } = createWay();
  expect(pass(60, { availableBps: undefined, lossRatio: undefined })).toMatchObject({
    isPaused: false,
    pathRung: 0,
    cpuSteps: 0,
  });
});
