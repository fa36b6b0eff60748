import { expect, test } from 'vitest';
import { fingerprintsOf } from '../../src/client/fingerprints.ts';

test.each<[string, string, readonly string[]]>([
  ['none', 'v=0\r\ns=-\r\n', []],
  ['one', 'v=0\r\na=fingerprint:sha-256 AB:CD\r\n', ['sha-256 AB:CD']],
  ['other letters', 'a=fingerprint:SHA-256 ab:cd\r\n', ['sha-256 AB:CD']],
  ['one for each section', 'a=fingerprint:sha-256 AB\na=fingerprint:sha-256 AB\n', ['sha-256 AB']],
  [
    'several, in any order',
    'a=fingerprint:sha-256 EF\r\na=fingerprint:sha-1 CD\r\na=fingerprint:sha-256 AB\r\n',
    ['sha-1 CD', 'sha-256 AB', 'sha-256 EF'],
  ],
  // Nothing that a more lenient parser might take for one is left out.
  ['one with more behind it', 'a=fingerprint:sha-256 AB x', ['a=fingerprint:sha-256 AB x']],
  ['one behind white space', ' a=fingerprint:sha-256 AB', [' a=fingerprint:sha-256 AB']],
  ['one with a tab', 'a=fingerprint:sha-256\tAB', ['a=fingerprint:sha-256\tAB']],
  [
    'one behind another line end',
    's=-\u2028a=fingerprint:sha-256 AB',
    ['s=-\u2028a=fingerprint:sha-256 AB'],
  ],
])('reads %s', (_, sdp, fingerprints) => {
  expect(fingerprintsOf(sdp)).toEqual(fingerprints);
});
