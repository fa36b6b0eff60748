import { dropOldest } from './drop-oldest.ts';
import { createTokenBucket, type TokenBucket } from '../protocol/token-bucket.ts';

/** Clients kept in mind; the one that came first is forgotten first, and starts with a full bucket. */
const maxClients = 10_000;

/** A token bucket for each client; says whether this one may do one thing more. */
export function createClientBuckets(perSecond: number, burst: number, now: () => number) {
  const buckets = new Map<string, TokenBucket>();
  return (client: string): boolean => {
    let bucket = buckets.get(client);
    if (bucket === undefined) {
      bucket = createTokenBucket(perSecond, burst, now);
      buckets.set(client, bucket);
      dropOldest(buckets, maxClients);
    }
    return bucket.take(1);
  };
}
