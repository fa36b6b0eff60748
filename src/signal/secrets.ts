import { randomBytes, timingSafeEqual } from 'node:crypto';

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
