import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSha256 } from '../../src/client/files/sha256.ts';

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1_000, 100_003])(
  'hashes %i bytes as others do, in pieces of any size',
  (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
    const hash = createSha256();
    for (let at = 0, step = 1; at < size; at += step, step = (step * 7 + 3) % 211) {
      step = Math.max(step, 1);
      hash.update(bytes.subarray(at, at + step));
    }
    expect(hash.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  },
);
