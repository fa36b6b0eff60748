import { isSealKey } from '../client/seal.ts';
import { roomPath } from '../protocol/names.ts';

/** The key in the fragment of this page's address, which browsers never send to a server. */
export function linkKey(): string | undefined {
  const key = fragmentKey();
  return key !== undefined && isSealKey(key) ? key : undefined;
}

/** A key that was cut short or mangled on its way would keep everyone out without a word. */
export function isLinkDamaged(): boolean {
  return fragmentKey() !== undefined && linkKey() === undefined;
}

/** The link to a room, with the key if this page has one. */
export function roomLink(room: string): string {
  const url = new URL(roomPath(room), location.href);
  const key = linkKey();
  if (key !== undefined) url.hash = `k=${key}`;
  return url.href;
}

function fragmentKey(): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get('k') ?? undefined;
}
