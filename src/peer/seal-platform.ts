import type { SealPlatform } from '../client/seal.ts';

/** WebCrypto of Node. */
export const nodeSealPlatform: SealPlatform = {
  subtle: crypto.subtle,
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  encodeText: (text) => new TextEncoder().encode(text),
  decodeText: (bytes) => new TextDecoder().decode(bytes),
};
