import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { commitTo, shortString, type Transcript } from '../../src/client/short-string.ts';
import { nodeSealPlatform as platform } from '../../src/peer/seal-platform.ts';

const transcript: Transcript = {
  room: 'standup',
  committer: { id: 'a', fingerprints: ['sha-256 AA'] },
  responder: { id: 'b', fingerprints: ['sha-256 BB'] },
};
const [first, second] = ['A'.repeat(43), `${'B'.repeat(42)}A`] as const;
const facts = '"standup","a","b",["sha-256 AA"],["sha-256 BB"]';

test('is what docs/protocol.md says', async () => {
  const hash = createHash('sha256').update(`["engage.numbers/1",${facts},"${first}","${second}"]`);
  const bits = hash.digest().readUIntBE(0, 6);
  const digits = String(bits % 100_000_000).padStart(8, '0');
  const text = await shortString(first, second, transcript, platform);
  expect(text.replace(' ', '')).toBe(digits);
  // A vector for who writes another client.
  expect(text).toBe('9217 8120');
});

test('the commitment is what docs/protocol.md says', async () => {
  const hash = createHash('sha256').update(`["engage.commit/1",${facts},"${first}"]`);
  expect(await commitTo(first, transcript, platform)).toBe(hash.digest('base64url'));
});

test.each<[string, Transcript]>([
  ['room', { ...transcript, room: 'other' }],
  ['committer', { ...transcript, committer: { ...transcript.committer, id: 'c' } }],
  ['responder', { ...transcript, responder: { ...transcript.responder, id: 'c' } }],
  [
    'fingerprint of the committer',
    { ...transcript, committer: { id: 'a', fingerprints: ['sha-256 CC'] } },
  ],
  [
    'fingerprint of the responder',
    { ...transcript, responder: { id: 'b', fingerprints: ['sha-256 CC'] } },
  ],
  [
    'additional fingerprint',
    { ...transcript, responder: { id: 'b', fingerprints: ['sha-256 BB', 'sha-256 CC'] } },
  ],
  [
    'change of sides',
    { ...transcript, committer: transcript.responder, responder: transcript.committer },
  ],
])('another %s gives another string and another commitment', async (_, other) => {
  expect(await shortString(first, second, other, platform)).not.toBe(
    await shortString(first, second, transcript, platform),
  );
  expect(await commitTo(first, other, platform)).not.toBe(
    await commitTo(first, transcript, platform),
  );
});

test('another nonce of either side gives another string', async () => {
  const texts = await Promise.all(
    [
      [first, second],
      [second, first],
      [first, first],
      [second, second],
    ].map(([a = '', b = '']) => shortString(a, b, transcript, platform)),
  );
  expect(new Set(texts).size).toBe(4);
  for (const text of texts) expect(text).toMatch(/^\d{4} \d{4}$/);
});
