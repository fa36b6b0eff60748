import type { SealPlatform } from '../client/seal.ts';

/** WebCrypto of the browser; undefined where the page is no secure context and has none. */
export function browserSealPlatform(): SealPlatform | undefined {
  if (!window.isSecureContext) return undefined;
  return {
    subtle: crypto.subtle,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    encodeText: (text) => new TextEncoder().encode(text),
    decodeText: (bytes) => new TextDecoder().decode(bytes),
  };
}
