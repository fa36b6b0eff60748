import { createFactsCollector } from '../../diagnosis/collect-facts.ts';
import type { IceServer } from '../../protocol/messages.ts';
import type { PairFacts } from '../../protocol/pair-facts.ts';
import { warn } from '../log.ts';
import type { StatsEntry } from '../stats/stats-entry.ts';
import { readReading } from './read-reading.ts';

/** Browsers forget pairs of candidates that failed, so they are looked at while they are tried. */
const lookMs = 2_000;

/** Watches a connection until it is closed; the function tells what is known of it now. */
export function watchPairFacts(
  connection: RTCPeerConnection,
  iceServers: readonly IceServer[],
): () => Promise<PairFacts> {
  const collector = createFactsCollector(
    iceServers.map(({ urls }) => urls),
    () => performance.now(),
  );
  let timer: ReturnType<typeof setInterval> | undefined;

  async function look() {
    try {
      const report = await connection.getStats();
      // The types of the DOM know none of the entries but their common fields.
      collector.see(readReading(connection, report.values() as Iterable<StatsEntry>));
    } catch (cause) {
      // What was known before is still known.
      warn('pair-facts.not-read', { cause });
    }
  }

  /** While nothing stands and all may still change. */
  function keepLooking() {
    clearInterval(timer);
    if (isOver() || connection.connectionState === 'connected') return;
    timer = setInterval(() => {
      if (isOver()) clearInterval(timer);
      else void look();
    }, lookMs);
  }

  // A connection that is closed by its owner says nothing of it.
  const isOver = () => connection.signalingState === 'closed';

  connection.addEventListener('icecandidateerror', collector.seeError);
  connection.addEventListener('connectionstatechange', () => {
    void look();
    keepLooking();
  });
  keepLooking();
  return async () => {
    await look();
    return { ...collector.facts(), isOnline: navigator.onLine };
  };
}
