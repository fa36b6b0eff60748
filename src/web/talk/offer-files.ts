import type { PeerInfo } from '../../protocol/messages.ts';
import { hasInvisible } from '../../protocol/names.ts';
import type { BrowserCall } from '../browser-call.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { channelLimits } from '../../protocol/channel-messages.ts';

/** Offers files to everyone who is there; each decides for themself. */
export function offerFiles(call: BrowserCall, files: Iterable<File>): void {
  const peers = insideOf(call.getSnapshot().room)?.peers ?? [];
  for (const file of files) {
    for (const peer of peers) offerFile(call, peer, file);
  }
}

function offerFile({ talk }: BrowserCall, { id, name }: PeerInfo, file: File): void {
  talk.files.offer(
    { id, name },
    {
      name: tidyFileName(file.name),
      size: file.size,
      read: async (offset, length) =>
        new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    },
  );
}

/** The others take no name with invisible characters, which could make a program look harmless. */
function tidyFileName(name: string): string {
  const visible = Array.from(name)
    .filter((character) => !hasInvisible(character))
    .slice(-channelLimits.fileNameLength)
    .join('');
  return visible.trim() === '' ? 'file' : visible;
}
