import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { DecodeError, integer, number, oneOf, optional, record, text } from '../protocol/fields.ts';
import { normaliseName } from '../protocol/names.ts';
import { dropOldest } from './drop-oldest.ts';
import { createId } from './secrets.ts';

export const linkRoles = ['host', 'guest', 'watch'] as const;

export type LinkRole = (typeof linkRoles)[number];

/** What a link allows. */
export type LinkClaims = {
  /** Names the link itself, so that it can be taken back. */
  readonly id: string;
  /** Normalised. */
  readonly room: string;
  readonly role: LinkRole;
  /** The most people in the room for who comes by this link. */
  readonly maxPeople?: number;
  /** Milliseconds since 1970. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
};

export type LinkTokens = {
  /** A token for a link, in a form that fits a URL's fragment. */
  readonly issue: (link: {
    readonly room: string;
    readonly role: LinkRole;
    readonly maxPeople?: number;
    readonly issuedAtMs: number;
    readonly expiresAtMs: number;
  }) => Promise<string>;
  readonly verify: (token: string) => Promise<LinkClaims | 'invalid' | 'expired'>;
};

/** Everyone in a room comes by one of a few links; after a restart all of them at once. */
const maxVerified = 1_000;

/** Longer than any token made here; nothing else is worth a signature check. */
const maxTokenLength = 1_024;

/**
 * Signed tokens of links: JWTs (RFC 7519) with HS256. The first key signs; tokens of the others hold
 * until they expire, so that a secret can be exchanged while links are in use.
 */
export function createLinkTokens(keys: readonly Buffer[], now: () => number): LinkTokens {
  const keyring = new Map(keys.map((key) => [keyId(key), key]));
  const [newest] = keyring;
  if (newest === undefined) throw new Error('no key for links');
  const [kid, signingKey] = newest;
  const verified = new Map<string, LinkClaims>();

  function remember(token: string, claims: LinkClaims) {
    verified.set(token, claims);
    dropOldest(verified, maxVerified);
  }

  return {
    issue: ({ room, role, maxPeople, issuedAtMs, expiresAtMs }) =>
      new SignJWT({ room: normaliseName(room), role, max: maxPeople })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setJti(createId())
        .setIssuedAt(issuedAtMs / 1000)
        .setExpirationTime(Math.ceil(expiresAtMs / 1000))
        .sign(signingKey),
    verify: async (token) => {
      if (token.length > maxTokenLength) return 'invalid';
      const known = verified.get(token);
      if (known !== undefined) return known.expiresAtMs > now() ? known : 'expired';
      try {
        const key = keyring.get(decodeProtectedHeader(token).kid ?? '');
        if (key === undefined) return 'invalid';
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          requiredClaims: ['exp', 'iat', 'jti'],
          currentDate: new Date(now()),
        });
        const claims = decodeClaims(payload);
        remember(token, claims);
        return claims;
      } catch (error) {
        if (error instanceof errors.JWTExpired) return 'expired';
        const isWrong =
          error instanceof errors.JOSEError ||
          error instanceof DecodeError ||
          error instanceof TypeError; // What jose says of a token that has no three parts.
        if (isWrong) return 'invalid';
        throw error;
      }
    },
  };
}

function decodeClaims(payload: unknown): LinkClaims {
  const fields = record(payload, 'token');
  const maxPeople = optional(fields, 'max', integer);
  return {
    id: text(fields, 'jti'),
    room: text(fields, 'room'),
    role: oneOf(fields, 'role', linkRoles),
    ...(maxPeople === undefined ? {} : { maxPeople }),
    issuedAtMs: Math.round(number(fields, 'iat') * 1000),
    expiresAtMs: Math.round(number(fields, 'exp') * 1000),
  };
}

/** Tells keys apart and tells nothing of them. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('engage key id').update(key).digest('base64url').slice(0, 6);
}
