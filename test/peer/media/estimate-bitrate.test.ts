import { expect, test } from 'vitest';
import { estimateBitrate, mostBitsPerSecond } from '../../../src/peer/media/estimate-bitrate.ts';
import { createRtpCounter } from '../../../src/peer/rtp-counter.ts';

const nothing = createRtpCounter('video').count();

function after(estimate: number, seen: Partial<typeof nothing>) {
  return estimateBitrate(estimate, nothing, { ...nothing, ...seen }, 1_000);
}

const bytes = 50_000; // 400 kbit/s.

test.each([
  ['nothing came', { packets: 0 }, 1_000_000, 1_080_000],
  ['all came', { packets: 100, bytes }, 1_000_000, 1_080_000],
  ['all came, at the most', { packets: 100, bytes }, mostBitsPerSecond, mostBitsPerSecond],
  ['a few were lost', { packets: 95, bytes, lost: 5 }, 1_000_000, 1_000_000],
  ['a few came when sent again', { packets: 100, bytes, late: 5 }, 1_000_000, 1_000_000],
  ['many were lost', { packets: 80, bytes, lost: 20 }, 1_000_000, 400_000],
  ['many came when sent again', { packets: 100, bytes, late: 20 }, 1_000_000, 400_000],
  ['many were lost of more than was asked for', { packets: 80, bytes, lost: 20 }, 300_000, 300_000],
  ['nearly all were lost', { packets: 2, bytes: 2_000, lost: 98 }, 1_000_000, 150_000],
])('what a path bears when %s', (_, seen, before, expected) => {
  expect(after(before, seen)).toBe(expected);
});

test('looks at what came since the last time only', () => {
  const before = { ...nothing, packets: 100, bytes, lost: 50 };
  const seen = { ...before, packets: 200, bytes: 2 * bytes };
  expect(estimateBitrate(400_000, before, seen, 1_000)).toBe(432_000);
});
