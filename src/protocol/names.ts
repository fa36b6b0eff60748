import { limits } from './limits.ts';

/**
 * The form in which names are compared: compatibility-composed (Unicode NFKC), lower case, white
 * space folded. `Stand  Up` and `stand up` are one room.
 */
export function normaliseName(name: string): string {
  return tidyName(name).normalize('NFKC').toLowerCase();
}

/** The form in which names are shown: as typed, outer and repeated white space removed. */
export function tidyName(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ');
}

/** What is wrong with a name; stable, for translations. */
export type NameFault = 'empty' | 'too-long' | 'invisible';
export type RoomNameFault = NameFault | 'only-dots';

/** Why a room cannot have this name; `undefined` when it can. */
export function roomNameFault(name: string): RoomNameFault | undefined {
  const tidy = tidyName(name);
  if (tidy === '.' || tidy === '..') return 'only-dots';
  return nameFault(tidy, limits.roomNameLength);
}

/** Why a person cannot have this name; `undefined` when they can. */
export function personNameFault(name: string): NameFault | undefined {
  return nameFault(tidyName(name), limits.personNameLength);
}

/** The same as a sentence in English, for terminals and for answers of the server. */
export function roomNameProblem(name: string): string | undefined {
  const fault = roomNameFault(name);
  return fault && faultSentence(fault, 'room name', limits.roomNameLength);
}

export function personNameProblem(name: string): string | undefined {
  const fault = personNameFault(name);
  return fault && faultSentence(fault, 'name', limits.personNameLength);
}

function nameFault(name: string, maxLength: number): NameFault | undefined {
  if (normaliseName(name) === '') return 'empty';
  if (Array.from(name).length > maxLength) return 'too-long';
  return hasInvisible(name) ? 'invisible' : undefined;
}

function faultSentence(fault: RoomNameFault, what: string, maxLength: number): string {
  const sentences: Record<RoomNameFault, string> = {
    'only-dots': `A ${what} cannot be only dots.`,
    empty: `A ${what} needs at least one character.`,
    'too-long': `A ${what} has at most ${maxLength} characters.`,
    invisible: `A ${what} cannot contain invisible control characters.`,
  };
  return sentences[fault];
}

/** Control and format characters (which reorder or hide text), unpaired surrogates. */
export function hasInvisible(text: string): boolean {
  return /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/u.test(text);
}

/** The path of a room's page, for example `/r/stand%20up`. */
export function roomPath(name: string): string {
  return `/r/${encodeURIComponent(tidyName(name))}`;
}

/** The room that a page's path names, `undefined` when it names none. */
export function roomFromPath(path: string): string | undefined {
  const encoded = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const name = tidyName(decodeURIComponent(encoded));
    return roomNameProblem(name) === undefined ? name : undefined;
  } catch {
    return undefined; // A stray % in a mistyped link (URIError).
  }
}
