import { expect, test } from 'vitest';
import { inRembUnits } from '../../../src/peer/media/request-bitrate.ts';

test.each([
  [150_000, 0, 150_000],
  [2 ** 18 - 1, 0, 2 ** 18 - 1],
  [2 ** 18, 1, 2 ** 17],
  [400_123, 1, 200_061],
  [3_000_000, 4, 187_500],
])('%i bit/s fit into the bits of REMB', (bitsPerSecond, brExp, brMantissa) => {
  expect(inRembUnits(bitsPerSecond)).toEqual({ brExp, brMantissa });
});
