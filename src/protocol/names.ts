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

/** Why a room cannot have this name, as a sentence; `undefined` when it can. */
export function roomNameProblem(name: string): string | undefined {
  const tidy = tidyName(name);
  if (tidy === '.' || tidy === '..') return 'A room name cannot be only dots.';
  return nameProblem(tidy, 'room name', limits.roomNameLength);
}

/** Why a person cannot have this name, as a sentence; `undefined` when they can. */
export function personNameProblem(name: string): string | undefined {
  return nameProblem(tidyName(name), 'name', limits.personNameLength);
}

function nameProblem(name: string, what: string, maxLength: number): string | undefined {
  if (normaliseName(name) === '') return `A ${what} needs at least one character.`;
  if (Array.from(name).length > maxLength) return `A ${what} has at most ${maxLength} characters.`;
  if (hasInvisible(name)) {
    return `A ${what} cannot contain invisible control characters.`;
  }
  return undefined;
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
