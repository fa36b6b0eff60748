import type { RoundTrip } from '../diagnosis/probe-facts.ts';

/** Sums up round trips in the order of their sending; `undefined` when nothing was measured. */
export function summariseRoundTrips(rttsMs: readonly number[]): RoundTrip | undefined {
  const sorted = rttsMs.toSorted((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return undefined;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? min;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] ?? max;
  const jitter = meanStep(rttsMs);
  return { min, median: (lower + upper) / 2, max, ...(jitter === undefined ? {} : { jitter }) };
}

/** The D of RFC 3550, section 6.4.1, averaged: no long stream here that needs its smoothing. */
function meanStep(rttsMs: readonly number[]): number | undefined {
  if (rttsMs.length < 2) return undefined;
  const steps = rttsMs.slice(1).map((rtt, index) => Math.abs(rtt - (rttsMs[index] ?? rtt)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}
