import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { createFileNames, safeName } from '../../../src/peer/recording/file-name.ts';

test.each([
  ['Ada', 'Ada'],
  ['Zoë 李', 'Zoë 李'],
  ['../../etc/passwd', 'etc passwd'],
  ['-rf', 'rf'],
  ['.hidden', 'hidden'],
  ['a\u0000b\u202Ec\n', 'a b c'],
  ['con', 'person con'],
  ['***', 'person'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%j becomes %j', (name, file) => {
  expect(safeName(name)).toBe(file);
});

test('no name leads anywhere else, hides or is given twice', () => {
  const nameOf = createFileNames();
  const seen = new Set<string>();
  assert(
    property(string({ unit: 'binary' }), (name) => {
      const file = nameOf(name, 'webm');
      expect(file).toMatch(/^[^-.\s/\\][^/\\\p{Cc}]*\.webm$/u);
      expect(seen.has(file.toLowerCase())).toBe(false);
      seen.add(file.toLowerCase());
    }),
  );
});

test('two of one name are told apart, whatever their case', () => {
  const nameOf = createFileNames();
  expect(['Ada', 'ADA', 'Ada', 'Ada-2'].map((name) => nameOf(name, 'webm'))).toEqual([
    'Ada.webm',
    'ADA-2.webm',
    'Ada-3.webm',
    'Ada-2-2.webm',
  ]);
});
