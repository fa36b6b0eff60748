import type { PeerInfo } from '../../protocol/messages.ts';
import type { Words } from '../words/en.ts';

/** What follows from removing someone from a call, for the host who is about to do it. */
export function describeRemoval(
  { name, isHost }: PeerInfo,
  hasLinks: boolean,
  words: Words['hosting']['removal'],
): string {
  if (!hasLinks) return words.withoutLinks(name);
  return isHost === true ? words.ofHost(name) : words.ofGuest(name);
}
