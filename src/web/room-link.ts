import { isSealKey } from '../client/seal.ts';
import { formatFragment, parseFragment } from '../protocol/link-fragment.ts';
import { roomPath } from '../protocol/names.ts';

/** The key in the fragment of this page's address, which browsers never send to a server. */
export function linkKey(): string | undefined {
  const { key } = parseFragment(location.hash);
  return key !== undefined && isSealKey(key) ? key : undefined;
}

/** What lets this page in where a name alone does not. */
export function linkToken(): string | undefined {
  return parseFragment(location.hash).token;
}

/** A key that was cut short or mangled on its way would keep everyone out without a word. */
export function isLinkDamaged(): boolean {
  return parseFragment(location.hash).key !== undefined && linkKey() === undefined;
}

/** The link to a room with this token, if it takes one, and with the key of this page, if it has one. */
export function roomLink(room: string, token: string | undefined): string {
  const key = linkKey();
  const fragment = formatFragment({
    ...(key === undefined ? {} : { key }),
    ...(token === undefined ? {} : { token }),
  });
  return new URL(roomPath(room) + fragment, location.href).href;
}
