import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { normaliseName } from '../protocol/names.ts';

/** 96 random bits: enough never to meet, short enough for a frame. */
export function createId(): string {
  return randomBytes(12).toString('base64url');
}

/** Compares in a time that tells nothing of where the two differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A place in a room that someone has, or had in an earlier run of the server. */
export type PlaceProof = {
  readonly room: string;
  readonly id: string;
  readonly isHost: boolean;
  /** When the room was last closed: who was in it then has no place in it any more. */
  readonly closedAtMs: number;
};

/** Proofs that a place in a room is one's own. */
export type PlaceSecrets = {
  readonly make: (place: PlaceProof) => string;
  /** What the secret proves of this place; undefined when it is not that of this place. */
  readonly read: (secret: string, place: Omit<PlaceProof, 'isHost'>) => PlaceProof | undefined;
};

/**
 * Makes proofs with the first key and recognises those of every key, so that a server knows the
 * places of its earlier runs without having kept anything of them. `room` is compared normalised.
 */
export function createPlaceSecrets(keys: readonly Buffer[]): PlaceSecrets {
  const [first] = keys;
  if (first === undefined) throw new Error('no key to make secrets with');
  return {
    make: (place) => sign(first, place),
    read: (secret, place) => {
      const proofs: readonly PlaceProof[] = [
        { ...place, isHost: true },
        { ...place, isHost: false },
      ];
      return proofs.find((proof) => keys.some((key) => isSameSecret(secret, sign(key, proof))));
    },
  };
}

function sign(key: Buffer, { room, id, isHost, closedAtMs }: PlaceProof): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([normaliseName(room), id, isHost, closedAtMs]))
    .digest('base64url');
}
