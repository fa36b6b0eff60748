import { expect, test } from 'vitest';
import { probeStun, type ProbeStunOptions } from '../../src/probe/stun.ts';
import { encodeErrorCode, encodeXorAddress } from '../../src/stun/attributes.ts';
import { createTransactionId, encodeStunMessage } from '../../src/stun/message.ts';
import { parseStunUri } from '../../src/stun/uri.ts';
import { startStun } from '../support/stun-server.ts';
import { closedUdpPort, openUdp } from '../support/udp-socket.ts';

const never = new AbortController().signal;

async function probe(host: string, port: number, options: Partial<ProbeStunOptions> = {}) {
  const uri = parseStunUri(`stun:${host}:${port}`);
  const startedAt = performance.now();
  const facts = await probeStun({ uri, stop: never, intervalMs: 1, timeoutMs: 200, ...options });
  return { fact: facts[0], facts, tookMs: performance.now() - startedAt };
}

/** A success as a server sends it, to the request or to whatever id is given. */
function success(request: Buffer, transactionId = request.subarray(8, 20)): Buffer {
  const value = encodeXorAddress({ address: '203.0.113.7', port: 4242 }, transactionId);
  const attributes = [{ type: 0x0020, value }];
  return encodeStunMessage({ class: 'success', method: 1, transactionId, attributes });
}

test('measures an own server: mapped address, round trips, nothing lost', async () => {
  const server = await startStun();
  const { facts, fact } = await probe('127.0.0.1', server.port, { timeoutMs: 5_000 });
  expect(facts).toHaveLength(1);
  expect(fact).toMatchObject({
    url: `stun:127.0.0.1:${server.port}`,
    address: '127.0.0.1',
    family: 'IPv4',
    ok: true,
    mapped: { address: '127.0.0.1' },
    sent: 5,
    received: 5,
    lost: 0,
  });
  const { min = 0, median = 0, max = 0, jitter = -1 } = fact?.rttMs ?? {};
  expect(min).toBeGreaterThan(0);
  expect(median).toBeGreaterThanOrEqual(min);
  expect(max).toBeGreaterThanOrEqual(median);
  expect(jitter).toBeGreaterThanOrEqual(0);
  expect(fact).not.toHaveProperty('error');
});

test('measures over IPv6', async () => {
  const server = await startStun(['::1']);
  const { fact } = await probe('[::1]', server.port, { timeoutMs: 5_000 });
  expect(fact).toMatchObject({ family: 'IPv6', ok: true, mapped: { address: '::1' } });
});

test('measures every address family of a name', async () => {
  const server = await startStun(['127.0.0.1', '::1']);
  const { facts } = await probe('localhost', server.port, { timeoutMs: 5_000 });
  // Which ones a machine gives its own name differs; each is measured once, and answers.
  const families = facts.map((fact) => fact.family);
  expect(families).toEqual([...new Set(families)]);
  expect(facts.every((fact) => fact.ok)).toBe(true);
});

test('a black hole is no reply to any request, and no more than that', async () => {
  const hole = await openUdp();
  const { fact } = await probe('127.0.0.1', hole.port);
  expect(fact).toMatchObject({ ok: false, sent: 5, received: 0, lost: 5 });
  expect(fact).toMatchObject({ error: { code: 'no-reply' } });
  expect(fact).not.toHaveProperty('rttMs');
  expect(fact).not.toHaveProperty('mapped');
});

test('a closed port refuses long before the time is up', async () => {
  const port = await closedUdpPort();
  const { fact, tookMs } = await probe('127.0.0.1', port, { timeoutMs: 30_000 });
  expect(fact).toMatchObject({ ok: false, received: 0, error: { code: 'refused' } });
  expect(tookMs).toBeLessThan(10_000);
});

test('an address without a route is unreachable at once', async () => {
  // A link-local address without its interface leads nowhere.
  const { fact } = await probe('[fe80::1]', 3478, { timeoutMs: 30_000 });
  expect(fact).toMatchObject({ ok: false, sent: 0, error: { code: 'unreachable' } });
});

test('garbage is no answer', async () => {
  const server = await openUdp('127.0.0.1', (_, from, send) => {
    send(Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port);
  expect(fact).toMatchObject({ ok: false, received: 0, lost: 5, error: { code: 'not-stun' } });
});

test('an answer to another transaction does not count', async () => {
  const server = await openUdp('127.0.0.1', (packet, from, send) => {
    send(success(packet, createTransactionId()), from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port);
  expect(fact).toMatchObject({ ok: false, received: 0, lost: 5, error: { code: 'not-stun' } });
});

test('an answer from another port does not count', async () => {
  const other = await openUdp();
  const server = await openUdp('127.0.0.1', (packet, from) => {
    other.send(success(packet), from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port);
  expect(fact).toMatchObject({ ok: false, received: 0, lost: 5, error: { code: 'no-reply' } });
});

test('an answer that comes twice counts once, as of its first time', async () => {
  let first: Buffer | undefined;
  const server = await openUdp('127.0.0.1', (packet, from, send) => {
    first ??= success(packet);
    send(first, from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port, {
    count: 2,
    intervalMs: 300,
    timeoutMs: 5_000,
  });
  expect(fact).toMatchObject({ ok: true, sent: 2, received: 1, lost: 1 });
  expect(fact?.rttMs?.max).toBeLessThan(300);
});

test('every request is sent once, with an id of its own, from one port', async () => {
  const ids = new Set<string>();
  const ports = new Set<number>();
  const server = await openUdp('127.0.0.1', (packet, from, send) => {
    ids.add(packet.toString('hex', 8, 20));
    ports.add(from.port);
    send(success(packet), from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port, { count: 20, timeoutMs: 5_000 });
  expect(fact).toMatchObject({ sent: 20, received: 20 });
  expect(ids.size).toBe(20);
  expect(ports.size).toBe(1);
});

test('counts what is lost, and does not wait for it as long as for a first answer', async () => {
  let requests = 0;
  const server = await openUdp('127.0.0.1', (packet, from, send) => {
    requests += 1;
    if (requests % 2 === 1) send(success(packet), from.port, from.address);
  });
  const { fact, tookMs } = await probe('127.0.0.1', server.port, { count: 10, timeoutMs: 30_000 });
  expect(fact).toMatchObject({ ok: true, sent: 10, received: 5, lost: 5 });
  expect(tookMs).toBeLessThan(15_000);
});

test('passes on the error of a server, without what could play with the terminal', async () => {
  const server = await openUdp('127.0.0.1', (packet, from, send) => {
    const value = encodeErrorCode({ code: 401, reason: 'No\u001b[2Jpe' });
    const answer = encodeStunMessage({
      class: 'error',
      method: 1,
      transactionId: packet.subarray(8, 20),
      attributes: [{ type: 0x0009, value }],
    });
    send(answer, from.port, from.address);
  });
  const { fact } = await probe('127.0.0.1', server.port, { timeoutMs: 5_000 });
  expect(fact).toMatchObject({ ok: false, received: 5, error: { code: 'error-reply' } });
  expect(fact?.ok === false && fact.error.text).toContain('401 (No[2Jpe)');
});

test('stops at once when asked to', async () => {
  const stop = new AbortController();
  const hole = await openUdp('127.0.0.1', () => stop.abort());
  const { fact, tookMs } = await probe('127.0.0.1', hole.port, {
    stop: stop.signal,
    intervalMs: 10_000,
    timeoutMs: 30_000,
  });
  expect(fact).toMatchObject({ ok: false, sent: 1, error: { code: 'stopped' } });
  expect(tookMs).toBeLessThan(10_000);
});

test('does not even begin when already stopped', async () => {
  const { fact } = await probe('127.0.0.1', 3478, { stop: AbortSignal.abort() });
  expect(fact).toMatchObject({ ok: false, sent: 0, error: { code: 'stopped' } });
});
