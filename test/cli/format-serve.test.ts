import { expect, test } from 'vitest';
import { formatServe } from '../../src/cli/format/serve.ts';

const report = {
  url: 'http://localhost:8790',
  remoteUrls: [],
  stun: undefined,
  metrics: undefined,
  warnings: [],
};

test('says how a call begins: by name where anyone may, by link where not', () => {
  expect(formatServe({ ...report, isOpen: true })).toContain('open that address in a browser');
  const guarded = formatServe({ ...report, isOpen: false });
  expect(guarded).toContain('npx engage room create --open');
  expect(guarded).toContain('people come in by its links only');
});
