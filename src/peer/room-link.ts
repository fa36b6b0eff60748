import { isSealKey } from '../client/seal.ts';
import { EngageError } from '../protocol/errors.ts';
import { parseFragment, type LinkSecrets } from '../protocol/link-fragment.ts';
import { roomFromPath } from '../protocol/names.ts';

/** What the link of a room says. */
export type RoomLink = LinkSecrets & {
  readonly room: string;
  /** The origin of its server. */
  readonly serverUrl: string;
};

/** Reads a link such as `https://host/r/standup#k=…&t=…`. Throws `bad-usage`. */
export function readRoomLink(link: string): RoomLink {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const room = url && roomFromPath(url.pathname);
  if (url === undefined || !/^https?:$/.test(url.protocol) || room === undefined) {
    throw new EngageError('bad-usage', 'This is no link to a room.', {
      hint: 'A link to a room looks like https://host/r/standup#t=….',
    });
  }
  const { key, token } = parseFragment(url.hash);
  if (key !== undefined && !isSealKey(key)) {
    throw new EngageError('bad-usage', 'The key in this link is damaged.', {
      hint: 'Copy the whole link.',
    });
  }
  return {
    room,
    serverUrl: url.origin,
    ...(key === undefined ? {} : { key }),
    ...(token === undefined ? {} : { token }),
  };
}
