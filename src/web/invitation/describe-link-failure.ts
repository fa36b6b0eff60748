import type { Words } from '../words/en.ts';
import type { LinkFailure } from './ask-guest-token.ts';

/** Why there is no link for others, as a sentence. */
export function describeLinkFailure(failure: LinkFailure, words: Words['invitation']): string {
  return typeof failure === 'string' ? words.failures[failure] : failure.said;
}
