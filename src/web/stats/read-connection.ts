import { readPairStats, type PairStats } from './read-pair-stats.ts';
import type { StatsEntry } from './stats-entry.ts';

/** Reads what a connection says of itself now. */
export async function readConnection(connection: RTCPeerConnection): Promise<PairStats> {
  const report = await connection.getStats();
  // The types of the DOM know none of the entries but their common fields.
  return readPairStats(report.values() as Iterable<StatsEntry>);
}
