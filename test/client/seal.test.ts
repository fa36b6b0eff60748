import { expect, test } from 'vitest';
import { createSeal, createSealKey, createSealSalt, SealError } from '../../src/client/seal.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { decodeBase64Url, encodeBase64Url } from '../../src/protocol/base64url.ts';

const platform = nodeSealPlatform;

function pair(change: { key?: string; room?: string; salt?: string } = {}) {
  const key = createSealKey(platform);
  const ada = { id: 'a', salt: createSealSalt(platform) };
  const bob = { id: 'b', salt: createSealSalt(platform) };
  const ends = { platform, key, room: 'standup' };
  return {
    ada: createSeal({ ...ends, self: ada, peer: bob }),
    bob: createSeal({
      ...ends,
      key: change.key ?? key,
      room: change.room ?? ends.room,
      self: change.salt === undefined ? bob : { ...bob, salt: change.salt },
      peer: ada,
    }),
  };
}

test('opens what was sealed, both ways and in order', async () => {
  const { ada, bob } = pair();
  for (const text of ['', 'v=0\r\n', '✓ '.repeat(5_000)]) {
    const sealed = await ada.seal(text);
    expect(sealed).toMatch(/^[\w-]+$/);
    expect(await bob.open(sealed)).toBe(text);
    expect(await ada.open(await bob.seal(text))).toBe(text);
  }
});

test('two seals of one text differ', async () => {
  const { ada } = pair();
  expect(await ada.seal('same')).not.toBe(await ada.seal('same'));
});

test.each([
  ['another key', { key: createSealKey(platform) }],
  ['another room', { room: 'other' }],
  ['another session of the receiver', { salt: createSealSalt(platform) }],
])('does not open under %s', async (_, change) => {
  const { ada, bob } = pair(change);
  await expect(bob.open(await ada.seal('hello'))).rejects.toThrow(SealError);
});

test('refuses a message that was changed in any one bit', async () => {
  const { ada } = pair();
  const bytes = decodeBase64Url(await ada.seal('hello'));
  for (let bit = 0; bit < (bytes?.length ?? 0) * 8; bit += 7) {
    const { ada: sender, bob } = pair();
    const sealed = decodeBase64Url(await sender.seal('hello'));
    if (sealed !== undefined) sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await expect(bob.open(encodeBase64Url(sealed ?? new Uint8Array()))).rejects.toThrow(SealError);
  }
});

test.each<[string, (messages: readonly string[]) => readonly (string | undefined)[]]>([
  ['a replay', ([first]) => [first, first]],
  ['a swap', ([first, second]) => [second, first]],
  ['a gap', ([first, , third]) => [first, third]],
  ['plain text', () => ['{"type":"media","microphone":true,"camera":true}']],
  ['nothing', () => ['']],
  ['too little', () => ['AAAA']],
])('refuses %s, and everything after it', async (_, mix) => {
  const { ada, bob } = pair();
  const messages = [await ada.seal('1'), await ada.seal('2'), await ada.seal('3')];
  const outcomes = await Promise.allSettled(mix(messages).map((text) => bob.open(text ?? '')));
  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: expect.any(SealError) });
  await expect(bob.open(messages[2] ?? '')).rejects.toThrow(SealError);
});

test('refuses its own message reflected', async () => {
  const { ada } = pair();
  await expect(ada.open(await ada.seal('hello'))).rejects.toThrow(SealError);
});

test('base64url is that of Node for every length, and refuses what is not', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = platform.randomBytes(length);
    const text = encodeBase64Url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect(decodeBase64Url(text)).toEqual(bytes);
  }
  // The third has left-over bits that are not zero.
  for (const text of ['A', 'AB=', 'AB', 'A B', 'AAA+', 'é']) {
    expect(decodeBase64Url(text)).toBeUndefined();
  }
});
