/** How measured times are spread, in the unit of the values. */
export type Distribution = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/** Undefined of nothing. The p-th percentile is the smallest value that p % do not exceed. */
export function distributionOf(values: readonly number[]): Distribution | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  const [p50, p95, p99, max] = [at(0.5), at(0.95), at(0.99), sorted.at(-1)];
  if (p50 === undefined || p95 === undefined || p99 === undefined || max === undefined) {
    return undefined;
  }
  return { count: sorted.length, p50, p95, p99, max };
}
