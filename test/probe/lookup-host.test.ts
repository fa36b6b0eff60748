import { expect, test } from 'vitest';
import { lookupHost } from '../../src/probe/lookup-host.ts';

const stop = new AbortController().signal;

test.each([
  { host: '127.0.0.1', family: 'IPv4' },
  { host: '2001:db8::1', family: 'IPv6' },
])('an address is its own answer: $host', async ({ host, family }) => {
  const found = await lookupHost(host, { stop, timeoutMs: 0 });
  expect(found).toEqual({ ok: true, addresses: [{ address: host, family }] });
});

test('localhost needs no DNS', async () => {
  const found = await lookupHost('localhost', { stop, timeoutMs: 0 });
  expect(found.ok && found.addresses.map(({ address }) => address)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^(127\.0\.0\.1|::1)$/)]),
  );
});

test('a name that cannot exist is not found', async () => {
  // Labels have at most 63 bytes (RFC 1035, section 2.3.4), so no DNS is asked.
  const found = await lookupHost(`${'a'.repeat(64)}.example`, { stop, timeoutMs: 20_000 });
  expect(found).toMatchObject({ ok: false, error: { code: 'name-not-found' } });
});

test('a name that takes too long is given up, and the lookup is killed', async () => {
  const found = await lookupHost('slow.invalid', { stop, timeoutMs: 1 });
  expect(found).toMatchObject({ ok: false, error: { code: 'dns-no-answer' } });
});

test('stops at once when asked to', async () => {
  const early = await lookupHost('x.invalid', { stop: AbortSignal.abort(), timeoutMs: 20_000 });
  expect(early).toMatchObject({ ok: false, error: { code: 'stopped' } });
  const late = await lookupHost('x.invalid', { stop: AbortSignal.timeout(1), timeoutMs: 20_000 });
  expect(late).toMatchObject({ ok: false, error: { code: 'stopped' } });
});
