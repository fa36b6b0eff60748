import { expect, test } from 'vitest';
import { createStreamTimes } from '../../../src/peer/recording/stream-times.ts';

test('the sender’s clock counts, not when the network brings something', () => {
  const times = createStreamTimes(90_000);
  expect(times.timeOf(1_000, 500)).toBe(500);
  expect(times.timeOf(1_000 + 90 * 40, 700)).toBe(540);
  expect(times.timeOf(1_000 + 90 * 80, 701)).toBe(580);
});

test('the count starts over after 32 bits', () => {
  const times = createStreamTimes(90_000);
  times.timeOf(2 ** 32 - 90, 0);
  expect(times.timeOf(90 * 9, 10)).toBe(10);
});

test('a sender that begins anew goes on from where it arrives', () => {
  const times = createStreamTimes(48_000);
  times.timeOf(0, 0);
  expect(times.timeOf(48_000_000, 5_000)).toBe(5_000);
  expect(times.timeOf(48_000_000 + 48 * 20, 5_100)).toBe(5_020);
});

test('pictures move to where the sender says that the sound was at that moment', () => {
  const sound = createStreamTimes(48_000);
  const picture = createStreamTimes(90_000, sound);
  // Taken at the same moment, 5000 of the sender's clock; the picture was 150 ms longer on its way.
  sound.timeOf(7_000, 1_000);
  expect(picture.timeOf(9_000, 1_150)).toBe(1_150);
  sound.report(7_000 + 48 * 500, 5_500);
  expect(picture.timeOf(9_000 + 90 * 40, 1_190)).toBe(1_190);
  picture.report(9_000 + 90 * 600, 5_600);
  expect(picture.timeOf(9_000 + 90 * 80, 1_230)).toBeCloseTo(1_080, 5);
});

test('a report that a busy sender made too late moves nothing', () => {
  const sound = createStreamTimes(48_000);
  const picture = createStreamTimes(90_000, sound);
  sound.timeOf(0, 1_000);
  picture.timeOf(0, 1_000);
  sound.report(0, 5_000);
  picture.report(0, 5_010);
  expect(picture.timeOf(90 * 40, 1_040)).toBe(1_050);
  picture.report(90 * 1_000, 6_300);
  expect(picture.timeOf(90 * 1_040, 2_040)).toBe(2_050);
});

test('what a sender says of its clocks is not believed beyond reason', () => {
  const sound = createStreamTimes(48_000);
  const picture = createStreamTimes(90_000, sound);
  sound.timeOf(0, 1_000);
  picture.timeOf(0, 1_000);
  sound.report(0, 5_000);
  picture.report(0, 60_000);
  expect(picture.timeOf(90 * 40, 1_040)).toBe(1_040);
});
