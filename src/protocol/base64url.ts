const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const values = new Map(
  Array.from(alphabet, (letter, value) => [letter.charCodeAt(0), value] as const),
);

/** Base64url without padding (RFC 4648, section 5). Node and browsers have no common one yet. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = (first << 16) | (second << 8) | third;
    const count = Math.min(bytes.length - at, 3) + 1;
    for (let n = 0; n < count; n += 1) text += alphabet.charAt((bits >> (18 - 6 * n)) & 63);
  }
  return text;
}

/** The bytes, or `undefined` when the text is not base64url without padding. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (let from = 0; from < text.length; from += 1) {
    const value = values.get(text.charCodeAt(from));
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[at] = (bits >> bitCount) & 0xff;
      at += 1;
    }
  }
  // One text for each value: left-over bits must be zero, and one letter alone is no byte.
  const isWhole = text.length % 4 !== 1 && (bits & ((1 << bitCount) - 1)) === 0;
  return isWhole ? bytes : undefined;
}
