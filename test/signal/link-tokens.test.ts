import { randomBytes } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { createLinkTokens } from '../../src/signal/link-tokens.ts';

const nowMs = Date.UTC(2026, 10, 22);
const [key, other] = [randomBytes(32), randomBytes(32)] as const;
const link = {
  room: 'Stand Up',
  role: 'guest',
  issuedAtMs: nowMs,
  expiresAtMs: nowMs + 60_000,
} as const;

test('a token says what its link allows', async () => {
  const links = createLinkTokens([key], () => nowMs);
  const token = await links.issue({ ...link, maxPeople: 3 });
  expect(await links.verify(token)).toEqual({
    id: expect.stringMatching(/^[\w-]{16}$/),
    room: 'stand up',
    role: 'guest',
    maxPeople: 3,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + 60_000,
  });
  // It fits a link without escapes.
  expect(token).toMatch(/^[\w.-]+$/);
});

test('a token ends on time, also one that was seen before', async () => {
  const clock = { ms: nowMs };
  const links = createLinkTokens([key], () => clock.ms);
  const [seen, unseen] = [await links.issue(link), await links.issue(link)];
  await links.verify(seen);
  clock.ms += 60_000;
  expect(await links.verify(seen)).toBe('expired');
  expect(await links.verify(unseen)).toBe('expired');
});

test('a new secret takes over while links of the old one hold', async () => {
  const before = await createLinkTokens([key], () => nowMs).issue(link);
  const both = createLinkTokens([other, key], () => nowMs);
  expect(await both.verify(before)).toMatchObject({ room: 'stand up' });
  const after = await both.issue(link);
  expect(await createLinkTokens([other], () => nowMs).verify(after)).toMatchObject({});
  expect(await createLinkTokens([other], () => nowMs).verify(before)).toBe('invalid');
});

test('what was not made by this server is not taken', async () => {
  const links = createLinkTokens([key], () => nowMs);
  const token = await links.issue(link);
  const [head = '', body = '', signature = ''] = token.split('.');
  const asHost = Buffer.from(
    JSON.stringify({ ...(JSON.parse(atob(body)) as object), role: 'host' }),
  ).toString('base64url');
  const { kid } = JSON.parse(atob(head)) as { kid: string };
  const claims = { room: 'stand up', role: 'host', jti: 'x', iat: 1, exp: nowMs };
  const forged = [
    '',
    'x',
    `${head}.${asHost}.${signature}`,
    `${head}.${body}.`,
    new UnsecuredJWT(claims).encode(),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(other),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key),
    // Signed by this server, but not for ever, and only in the shape of a link.
    await new SignJWT({ room: 'r', role: 'host', jti: 'x', iat: 1 })
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(key),
    await new SignJWT({ ...claims, role: 'owner' })
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(key),
    `${token}${'A'.repeat(2_000)}`,
  ];
  for (const text of forged) expect(await links.verify(text)).toBe('invalid');
});
