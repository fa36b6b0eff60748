/** An entry of `RTCStatsReport` in the words of W3C webrtc-stats; browsers leave fields out. */
export type StatsEntry = {
  readonly id: string;
  readonly type: string;
  /** In ms of the browser's clock. */
  readonly timestamp: number;
} & { readonly [field: string]: unknown };

/** Reads fields of entries that a browser may not have. */
export function numberIn(entry: StatsEntry | undefined, field: string): number | undefined {
  const value = entry?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textIn(entry: StatsEntry | undefined, field: string): string | undefined {
  const value = entry?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
