import type { PairStats, StreamStats } from '../stats/read-pair-stats.ts';
import type { Measured } from './judge-way.ts';

/** What two readings of one connection say of the way between them. */
export function measureWay(before: PairStats | undefined, now: PairStats): Measured {
  return {
    atMs: now.atMs,
    lossRatio: before && lossRatio(before, now),
    availableBps: now.path?.availableBps,
    isCpuLimited: now.sent.video?.limitation === 'cpu',
  };
}

function lossRatio(before: PairStats, now: PairStats): number | undefined {
  let sent = 0;
  let lost = 0;
  for (const kind of ['audio', 'video'] as const) {
    sent += grown(before.sent[kind], now.sent[kind], 'packets');
    lost += grown(before.sent[kind], now.sent[kind], 'packetsLost');
  }
  // A late report may tell of the packets before: then there are more than were sent since.
  return sent === 0 ? undefined : Math.min(1, lost / sent);
}

/** Counts begin anew with another codec or transceiver, and late packets take losses back. */
function grown(
  before: StreamStats | undefined,
  now: StreamStats | undefined,
  count: 'packets' | 'packetsLost',
): number {
  return Math.max(0, (now?.[count] ?? 0) - (before?.[count] ?? 0));
}
