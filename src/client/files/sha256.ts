// SHA-256 (FIPS 180-4) in pieces. WebCrypto hashes only what is in memory as a whole, and pages over
// plain http have none. It finds damage; who may send at all is what DTLS takes care of.

export type Sha256 = {
  readonly update: (bytes: Uint8Array) => void;
  /** In hex, as `sha256sum` prints it; nothing can be added after it. */
  readonly digest: () => string;
};

const blockBytes = 64;

/** The first 32 bits of the fractional parts of a root of the first primes (sections 4.2.2, 5.3.3). */
function fractions(count: number, root: (prime: number) => number): Uint32Array {
  const bits = new Uint32Array(count);
  for (let prime = 2, found = 0; found < count; prime += 1) {
    if (!isPrime(prime)) continue;
    bits[found] = (root(prime) % 1) * 2 ** 32;
    found += 1;
  }
  return bits;
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor += 1) {
    if (number % factor === 0) return false;
  }
  return true;
}

const constants = fractions(64, Math.cbrt);
const initial = fractions(8, Math.sqrt);

export function createSha256(): Sha256 {
  const state = initial.slice();
  const schedule = new Uint32Array(64);
  const block = new Uint8Array(blockBytes);
  const view = new DataView(block.buffer);
  let filled = 0;
  let length = 0;

  function update(bytes: Uint8Array) {
    length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < blockBytes) return;
      compress(state, schedule, view);
      filled = 0;
    }
  }

  return {
    update,
    digest: () => {
      const bits = length * 8;
      const padding = new Uint8Array(((blockBytes * 2 - 9 - filled) % blockBytes) + 9);
      padding[0] = 0x80;
      const end = new DataView(padding.buffer);
      end.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
      end.setUint32(padding.length - 4, bits);
      update(padding);
      return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
    },
  };
}

/** One block (section 6.2.2). */
function compress(state: Uint32Array, w: Uint32Array, view: DataView): void {
  for (let t = 0; t < 16; t += 1) w[t] = view.getUint32(t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [w15 = 0, w2 = 0] = [w[t - 15], w[t - 2]];
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    w[t] = (w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + (w[t] ?? 0);
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [n, value] of [a, b, c, d, e, f, g, h].entries()) {
    state[n] = (state[n] ?? 0) + value;
  }
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
