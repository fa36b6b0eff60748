import { createSha256 } from './sha256.ts';

/**
 * What who takes a file shows to who sends it, to go on with it. Only the two know the file's id, and
 * whoever else is shown this cannot use it: it holds between these two ids of people only.
 */
export function proofOf(file: string, receiver: string, sender: string): string {
  const hash = createSha256();
  // All ids are ASCII without spaces.
  const text = `engage file ${file} ${receiver} ${sender}`;
  hash.update(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return hash.digest();
}
