import { decodeBase64Url, encodeBase64Url } from '../protocol/base64url.ts';

// Sealed signaling: what peers tell each other through the server is encrypted and authenticated
// with the key of the room's link, which the server never gets. AES-256-GCM (NIST SP 800-38D).

/** The part of WebCrypto that sealing and comparing use, and the UTF-8 coders beside it. */
export type SealPlatform = {
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: 'AES-GCM',
      isExtractable: boolean,
      usages: ('encrypt' | 'decrypt')[],
    ): Promise<object>;
    encrypt(
      algorithm: GcmParameters,
      key: never,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<ArrayBuffer>;
    decrypt(
      algorithm: GcmParameters,
      key: never,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<ArrayBuffer>;
    digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  readonly encodeText: (text: string) => Uint8Array<ArrayBuffer>;
  readonly decodeText: (bytes: ArrayBuffer) => string;
};

type GcmParameters = {
  name: 'AES-GCM';
  iv: Uint8Array<ArrayBuffer>;
  additionalData: Uint8Array<ArrayBuffer>;
};

/** One end of a pair: its id, which the server gave it, and the salt that it chose itself. */
export type SealEnd = { readonly id: string; readonly salt: string };

/** Seals what one end sends to another, and opens what comes back, each in its order. */
export type Seal = {
  readonly seal: (text: string) => Promise<string>;
  /** Throws {@link SealError}; after that nothing is opened any more. */
  readonly open: (payload: string) => Promise<string>;
};

/**
 * A message was not sealed by who has the key, for this receiver, in this session, as the next in
 * order: changed, replayed, reordered, dropped before, reflected, or sealed with another key.
 */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const keyBytes = 32;
/** NIST SP 800-38D, section 8.2.2: random, for at most 2^32 messages under one key. */
const ivBytes = 12;
const saltBytes = 16;

/** Key material for a link's fragment: 256 random bits as base64url. */
export function createSealKey(platform: Pick<SealPlatform, 'randomBytes'>): string {
  return encodeBase64Url(platform.randomBytes(keyBytes));
}

/** New for every session: makes what was sealed for an earlier one useless in this one. */
export function createSealSalt(platform: Pick<SealPlatform, 'randomBytes'>): string {
  return encodeBase64Url(platform.randomBytes(saltBytes));
}

export function isSealKey(text: string): boolean {
  return decodeBase64Url(text)?.length === keyBytes;
}

/**
 * Makes the seal between two ends of a room. Room, direction, both salts and the sequence number are
 * authenticated with each message, so a server that mixes any of them up is found out.
 */
export function createSeal(options: {
  readonly platform: SealPlatform;
  readonly key: string;
  readonly room: string;
  readonly self: SealEnd;
  readonly peer: SealEnd;
}): Seal {
  const { platform, room, self, peer } = options;
  const { subtle, encodeText } = platform;
  const bytes = decodeBase64Url(options.key);
  if (bytes?.length !== keyBytes) throw new SealError('the key of the link is not 256 bits');
  const key = subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  let sent = 0;
  let opened = 0;
  let isBroken = false;

  const context = (from: SealEnd, to: SealEnd, sequence: number) =>
    encodeText(
      JSON.stringify(['engage.seal/1', room, from.id, from.salt, to.id, to.salt, sequence]),
    );

  return {
    seal: async (text) => {
      const iv = platform.randomBytes(ivBytes);
      sent += 1;
      const additionalData = context(self, peer, sent);
      const sealed = await subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData },
        (await key) as never,
        encodeText(text),
      );
      const payload = new Uint8Array(ivBytes + sealed.byteLength);
      payload.set(iv);
      payload.set(new Uint8Array(sealed), ivBytes);
      return encodeBase64Url(payload);
    },
    open: async (payload) => {
      if (isBroken) throw new SealError('an earlier message was not authentic');
      opened += 1;
      const additionalData = context(peer, self, opened);
      const sealed = decodeBase64Url(payload);
      try {
        if (sealed === undefined) throw new SealError('the message is not sealed');
        const iv = sealed.slice(0, ivBytes);
        const text = await subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData },
          (await key) as never,
          sealed.slice(ivBytes),
        );
        return platform.decodeText(text);
      } catch (cause) {
        isBroken = true;
        throw cause instanceof SealError
          ? cause
          : new SealError('the message is not authentic', { cause });
      }
    },
  };
}
