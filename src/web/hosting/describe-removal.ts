import type { PeerInfo } from '../../protocol/messages.ts';

/** What follows from removing someone from a call, for the host who is about to do it. */
export function describeRemoval(peer: PeerInfo, hasLinks: boolean): string {
  if (!hasLinks) {
    return `${peer.name} leaves at once. The waiting room is switched on, so that nobody comes back in unless a host lets them.`;
  }
  if (peer.isHost === true) {
    return `${peer.name} leaves at once. The host link they came by lets nobody in any more; if you came by the same one, you cannot come back by it either.`;
  }
  return `${peer.name} leaves at once. The link they came by lets nobody in any more; others who came by it stay. Send newcomers a new link.`;
}
