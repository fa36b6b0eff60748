import { channelLimits } from '../../protocol/channel-messages.ts';
import { tidyFileName } from '../../client/files/tidy-file-name.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { insideOf } from '../../protocol/room-state.ts';
import type { BrowserCall } from '../browser-call.ts';

/** What somebody chose, dropped or pasted. */
export type GivenFiles = {
  readonly files: readonly File[];
  /** The names of folders among them. */
  readonly folders: readonly string[];
};

/** Why some of them are not offered. */
export type FilesProblem =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'folders'; readonly names: readonly string[] }
  | { readonly kind: 'too-many'; readonly count: number };

/** What is dropped or pasted: a folder comes as a file that cannot be read, unless one looks closer. */
export function readGiven({ items }: DataTransfer): GivenFiles {
  const given = { files: [] as File[], folders: [] as string[] };
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory === true) given.folders.push(entry.name);
    else if (file !== null) given.files.push(file);
  }
  return given;
}

/** Offers files to everyone who is there; each decides for themself. */
export function offerFiles(
  call: BrowserCall,
  { files, folders }: GivenFiles,
): readonly FilesProblem[] {
  if (files.length + folders.length === 0) return [];
  const peers = insideOf(call.getSnapshot().room)?.peers ?? [];
  if (peers.length === 0) return [{ kind: 'nobody' }];
  const room = Math.min(...peers.map(({ id }) => channelLimits.openOffers - countOffers(call, id)));
  for (const file of files.slice(0, room)) {
    for (const peer of peers) offerFile(call, peer, file);
  }
  const count = files.length - room;
  return [
    ...(folders.length > 0 ? [{ kind: 'folders', names: folders } as const] : []),
    ...(count > 0 ? [{ kind: 'too-many', count } as const] : []),
  ];
}

/** Those that wait for an answer: the other page declines what is too much. */
function countOffers({ talk }: BrowserCall, peerId: string): number {
  return talk.files
    .getSnapshot()
    .filter(
      ({ direction, peer, progress }) =>
        direction === 'sending' && peer.id === peerId && progress.phase === 'offered',
    ).length;
}

function offerFile({ talk }: BrowserCall, peer: PeerInfo, file: File): void {
  talk.files.offer(peer, {
    name: tidyFileName(file.name),
    size: file.size,
    read: async (offset, length) =>
      new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  });
}
