import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { normaliseName } from '../protocol/names.ts';

/** 96 random bits: enough never to meet, short enough for a frame. */
export function createId(): string {
  return randomBytes(12).toString('base64url');
}

/** 192 random bits, which nobody guesses. */
export function createSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares in a time that tells nothing of where the two differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Proofs that a place in a room is one's own. */
export type PlaceSecrets = {
  readonly make: (room: string, id: string) => string;
  readonly isOf: (secret: string, room: string, id: string) => boolean;
};

/**
 * Makes proofs with the first key and recognises those of every key, so that a server knows the
 * places of its earlier runs without having kept anything of them. `room` is compared normalised.
 */
export function createPlaceSecrets(keys: readonly Buffer[]): PlaceSecrets {
  const [first] = keys;
  if (first === undefined) throw new Error('no key to make secrets with');
  return {
    make: (room, id) => proof(first, room, id),
    isOf: (secret, room, id) => keys.some((key) => isSameSecret(secret, proof(key, room, id))),
  };
}

function proof(key: Buffer, room: string, id: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([normaliseName(room), id]))
    .digest('base64url');
}
