import { expect, test } from 'vitest';
import { summariseRoundTrips } from '../../src/probe/round-trip.ts';

test.each([
  { rttsMs: [], summary: undefined },
  { rttsMs: [7], summary: { min: 7, median: 7, max: 7 } },
  { rttsMs: [4, 2], summary: { min: 2, median: 3, max: 4, jitter: 2 } },
  { rttsMs: [10, 20, 12], summary: { min: 10, median: 12, max: 20, jitter: 9 } },
  { rttsMs: [100, 9, 20, 10], summary: { min: 9, median: 15, max: 100, jitter: 112 / 3 } },
])('sums up $rttsMs', ({ rttsMs, summary }) => {
  expect(summariseRoundTrips(rttsMs)).toEqual(summary);
});
