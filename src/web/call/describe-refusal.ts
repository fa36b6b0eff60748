import type { RefusalCode } from '../../protocol/errors.ts';

export type RefusalRemedy =
  | 'Join it'
  | 'Try again'
  | 'Knock'
  | 'Choose another name'
  | 'Change your name'
  | 'Back to start'
  | 'Reload';

type RefusalWords = {
  readonly title: string;
  /** Absent where the server's own words say it best. */
  readonly problem?: string;
  readonly action: string;
  /** What to type in a terminal, where that is the next step. */
  readonly command?: string;
  /** The first one is the likeliest. */
  readonly remedies: readonly RefusalRemedy[];
};

/** How this person came to hear the no. */
export type RefusedVisit = {
  readonly room: string;
  /** They were in the call until now. */
  readonly wasInside: boolean;
  /** They came by a link with a token, which can be taken back. */
  readonly hasToken: boolean;
};

/** What a refusal means to the person who wanted in, or was in. */
export function describeRefusal(code: RefusalCode, visit: RefusedVisit): RefusalWords {
  const { room } = visit;
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
        action: 'Ask a host of the call for a link to take part.',
        remedies: ['Back to start'],
      };
    case 'link-needed':
      return {
        title: 'Calls here take a link',
        problem: 'On this server nobody starts or joins a call by its name alone.',
        action:
          'If you are invited, ask for the link and open all of it. If you run this server, make the call in its terminal:',
        command: 'engage room create',
        remedies: ['Back to start'],
      };
    case 'link-invalid':
      return {
        title: 'This link does not open the call',
        problem: 'Part of it is missing, or it belongs to another call or server.',
        action: 'Ask for the link again, and open all of it.',
        remedies: ['Back to start'],
      };
    case 'link-expired':
      return {
        title: 'This link has expired',
        problem: 'Links to a call hold for a limited time.',
        action: 'Ask a host of the call for a new one.',
        remedies: ['Back to start'],
      };
    case 'room-locked':
      return {
        title: 'This call is locked',
        problem: 'Nobody else can come in just now.',
        action: 'Ask a host to unlock it, then try again.',
        remedies: ['Try again', 'Back to start'],
      };
    case 'not-admitted':
      return {
        title: 'You were not let in',
        problem: 'A host of this call said no.',
        action: 'If that was a mistake, tell them that it is you who knocks, and try again.',
        remedies: ['Try again', 'Back to start'],
      };
    case 'kicked':
      return describeRemoved(visit);
    case 'room-closed':
      return {
        title: 'This call is over',
        problem: 'A host has closed it for everyone.',
        action: visit.hasToken
          ? 'Its links open nothing any more. To meet again, a new one must be made.'
          : 'To meet again, start a new call.',
        remedies: ['Back to start'],
      };
    case 'no-such-room':
    case 'no-such-person':
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

function describeRemoved({ wasInside, hasToken }: RefusedVisit): RefusalWords {
  if (!wasInside) {
    return {
      title: 'This link no longer works',
      problem: 'Someone who came by it was removed from the call.',
      action: 'Ask a host of the call for a new link.',
      remedies: ['Back to start'],
    };
  }
  const title = 'You were removed from this call';
  const problem = 'A host has ended your part in it. Your camera and microphone are off.';
  return hasToken
    ? {
        title,
        problem,
        action: 'Your link no longer works. If that was a mistake, ask a host for a new one.',
        remedies: ['Back to start'],
      }
    : {
        title,
        problem,
        action: 'If that was a mistake, you may knock: a host decides whether you come back in.',
        remedies: ['Knock', 'Back to start'],
      };
}
