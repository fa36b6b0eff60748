import type { RefusalCode } from '../../protocol/errors.ts';

export type RefusalRemedy =
  | 'Join it'
  | 'Try again'
  | 'Choose another name'
  | 'Change your name'
  | 'Back to start'
  | 'Reload';

type RefusalWords = {
  readonly title: string;
  /** Absent where the server's own words say it best. */
  readonly problem?: string;
  readonly action: string;
  /** The first one is the likeliest. */
  readonly remedies: readonly RefusalRemedy[];
};

/** What a refusal means to the person who wanted in. */
export function describeRefusal(code: RefusalCode, room: string): RefusalWords {
  switch (code) {
    case 'room-taken':
      return {
        title: 'This call has already started',
        problem: `There are people in “${room}”.`,
        action: 'Join them if you know them, or start your call under another name.',
        remedies: ['Join it', 'Choose another name'],
      };
    case 'room-full':
      return {
        title: 'This call is full',
        problem: `“${room}” has as many people as it can take.`,
        action: 'Try again when someone has left, or meet in another room.',
        remedies: ['Try again', 'Choose another name'],
      };
    case 'server-full':
      return {
        title: 'The server is full',
        problem: 'It holds as many calls as it can take.',
        action: 'Try again in a while.',
        remedies: ['Try again', 'Back to start'],
      };
    case 'draining': // The client tries again by itself.
      return {
        title: 'The server is about to restart',
        action: 'Try again in a minute.',
        remedies: ['Try again', 'Back to start'],
      };
    case 'unsupported-version':
      return {
        title: 'This page is out of date',
        problem: 'The server has been updated since this page was loaded.',
        action: 'Reload to get the page that fits.',
        remedies: ['Reload', 'Back to start'],
      };
    case 'bad-room-name':
      return {
        title: 'This room name does not work',
        action: 'Meet under another name.',
        remedies: ['Choose another name'],
      };
    case 'bad-person-name':
      return {
        title: 'Your name does not work here',
        action: 'Change it and join again.',
        remedies: ['Change your name'],
      };
    case 'too-many-attempts':
      return {
        title: 'Too many attempts',
        action: 'Wait a little, then try again.',
        remedies: ['Try again', 'Back to start'],
      };
    case 'not-allowed':
      return {
        title: 'You may not join this call',
        action: 'Ask the person who runs the server, or for a new link.',
        remedies: ['Back to start'],
      };
    case 'session-lost': // The client joins anew by itself.
    case 'malformed':
    case 'not-joined':
    case 'already-joined':
      return {
        title: 'The server and this page do not understand each other',
        action: 'Reload; if that does not help, tell the person who runs the server.',
        remedies: ['Reload', 'Back to start'],
      };
    default:
      return code satisfies never;
  }
}
