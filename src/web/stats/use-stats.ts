import { useEffect, useEffectEvent, useState } from 'react';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { describeStats, type StatsDescription } from './describe-stats.ts';
import { useWords } from '../words/use-words.ts';
import type { PairStats } from './read-pair-stats.ts';
import { readConnection } from './read-connection.ts';

const pollMs = 1_000;

/** By the person's id; read every second while it is used. */
export function useStats(
  call: BrowserCall,
  peers: readonly PeerInfo[],
): ReadonlyMap<string, StatsDescription> {
  const words = useWords();
  const [descriptions, setDescriptions] = useState<ReadonlyMap<string, StatsDescription>>(
    new Map(),
  );
  const [last] = useState(() => new Map<string, PairStats>());

  const read = useEffectEvent(async () => {
    const readings = await Promise.all(
      peers.map(async ({ id }): Promise<readonly (readonly [string, StatsDescription])[]> => {
        const connection = call.connectionTo(id);
        if (connection === undefined) return [];
        const now = await readConnection(connection);
        const description = describeStats(last.get(id), now, words);
        last.set(id, now);
        return [[id, description]];
      }),
    );
    setDescriptions(new Map(readings.flat()));
  });

  useEffect(() => {
    const first = setTimeout(() => void read(), 0);
    const timer = setInterval(() => void read(), pollMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, []);
  return descriptions;
}
