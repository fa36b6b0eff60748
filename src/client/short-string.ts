import { encodeBase64Url } from '../protocol/base64url.ts';
import { nonceBytes } from '../protocol/peer-messages.ts';
import type { SealPlatform } from './seal.ts';

/** What both sides of a pair must agree on; whoever stands between them makes it differ. */
export type Transcript = {
  readonly room: string;
  /** The one who commits and the one who answers; each with its DTLS fingerprints. */
  readonly committer: TranscriptEnd;
  readonly responder: TranscriptEnd;
};

export type TranscriptEnd = { readonly id: string; readonly fingerprints: readonly string[] };

type Platform = Pick<SealPlatform, 'subtle' | 'encodeText' | 'randomBytes'>;

/**
 * 26.6 bits. Who is in between has one try at them for each connection (see docs/security.md), and
 * two groups of four are still read aloud, heard and kept in mind without a mistake.
 */
const digits = 8;

export function createNonce(platform: Pick<Platform, 'randomBytes'>): string {
  return encodeBase64Url(platform.randomBytes(nonceBytes));
}

/** Binds its author to a nonce, and to what it knows of both sides, without telling the nonce. */
export async function commitTo(
  nonce: string,
  transcript: Transcript,
  platform: Platform,
): Promise<string> {
  const hash = await digest(['engage.commit/1', ...facts(transcript), nonce], platform);
  return encodeBase64Url(hash);
}

/** The numbers that two people read to each other, as `4821 9357`. */
export async function shortString(
  committerNonce: string,
  responderNonce: string,
  transcript: Transcript,
  platform: Platform,
): Promise<string> {
  const hash = await digest(
    ['engage.numbers/1', ...facts(transcript), committerNonce, responderNonce],
    platform,
  );
  // The first 48 bits: exact in a number, and so many that no string is likelier than another by
  // more than one part in two million.
  const bits = hash.subarray(0, 6).reduce((number, byte) => number * 256 + byte, 0);
  const text = String(bits % 10 ** digits).padStart(digits, '0');
  return `${text.slice(0, digits / 2)} ${text.slice(digits / 2)}`;
}

function facts({ room, committer, responder }: Transcript) {
  return [room, committer.id, responder.id, committer.fingerprints, responder.fingerprints];
}

async function digest(parts: readonly unknown[], { subtle, encodeText }: Platform) {
  return new Uint8Array(await subtle.digest('SHA-256', encodeText(JSON.stringify(parts))));
}
