import type { RefusalCode } from '../../protocol/errors.ts';
import type { Words } from '../words/en.ts';

export type RefusalRemedy =
  | 'join-it'
  | 'try-again'
  | 'knock'
  | 'choose-another-name'
  | 'change-your-name'
  | 'back-to-start'
  | 'reload';

/** What the catalogue has words for apart from those that name the room: codes, or cases of one. */
export type RefusalSubject =
  | Exclude<
      RefusalCode,
      | 'room-taken'
      | 'room-full'
      | 'kicked'
      | 'room-closed'
      | 'no-such-room'
      | 'no-such-person'
      | 'session-lost'
      | 'malformed'
      | 'not-joined'
      | 'already-joined'
    >
  | 'link-taken-back'
  | 'kicked-with-link'
  | 'kicked-without-link'
  | 'closed-with-link'
  | 'closed-without-link'
  | 'misunderstanding';

type RefusalDescription = {
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
export function describeRefusal(
  code: RefusalCode,
  visit: RefusedVisit,
  words: Words['refusal'],
): RefusalDescription {
  const { room, wasInside, hasToken } = visit;
  switch (code) {
    case 'room-taken':
      return {
        ...words[code],
        problem: words[code].problem(room),
        remedies: ['join-it', 'choose-another-name'],
      };
    case 'room-full':
      return {
        ...words[code],
        problem: words[code].problem(room),
        remedies: ['try-again', 'choose-another-name'],
      };
    case 'server-full':
    case 'draining': // The client tries again by itself.
    case 'too-many-attempts':
    case 'room-locked':
    case 'not-admitted':
      return { ...words[code], remedies: ['try-again', 'back-to-start'] };
    case 'unsupported-version':
      return { ...words[code], remedies: ['reload', 'back-to-start'] };
    case 'bad-room-name':
      return { ...words[code], remedies: ['choose-another-name'] };
    case 'bad-person-name':
      return { ...words[code], remedies: ['change-your-name'] };
    case 'not-allowed':
    case 'link-invalid':
    case 'link-expired':
      return { ...words[code], remedies: ['back-to-start'] };
    case 'link-needed':
      return { ...words[code], command: 'engage room create', remedies: ['back-to-start'] };
    case 'kicked':
      if (!wasInside) return { ...words['link-taken-back'], remedies: ['back-to-start'] };
      return hasToken
        ? { ...words['kicked-with-link'], remedies: ['back-to-start'] }
        : { ...words['kicked-without-link'], remedies: ['knock', 'back-to-start'] };
    case 'room-closed':
      return {
        ...words[hasToken ? 'closed-with-link' : 'closed-without-link'],
        remedies: ['back-to-start'],
      };
    case 'no-such-room':
    case 'no-such-person':
    case 'session-lost': // The client joins anew by itself.
    case 'malformed':
    case 'not-joined':
    case 'already-joined':
      return { ...words.misunderstanding, remedies: ['reload', 'back-to-start'] };
    default:
      return code satisfies never;
  }
}
