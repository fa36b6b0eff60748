import { describe, expect, test } from 'vitest';
import { distributionOf } from '../../src/peer/load/distribution.ts';
import { runHere } from '../support/run-here.ts';
import { startServer, testToken } from '../support/signal-server.ts';

const small = ['--rooms', '3', '--people', '3', '--rate', '200', '--hold', '0'];
const count = expect.any(Number) as number;
const times = { p50: count, p95: count, p99: count, max: count };

async function load(url: string, ...flags: readonly string[]) {
  const { exitCode, stdout } = await runHere(['load', url, ...small, '--json', ...flags]);
  return { exitCode, report: JSON.parse(stdout) as { readonly [name: string]: unknown } };
}

test('brings people into rooms and reports what they saw', async () => {
  const { url } = await startServer();
  const { exitCode, report } = await load(url);
  expect(report).toEqual({
    schema: 'engage.load/1',
    ok: true,
    url,
    media: false,
    durationMs: count,
    people: 9,
    begun: 9,
    joined: 9,
    setUp: 9,
    joinsPerSecond: count,
    joinMs: times,
    setUpMs: times,
    relayMs: times,
    // In each room three pairs, each with an offer, an answer and five candidates of each side;
    // what they say while they stay comes on top.
    messages: { sent: count, received: count, lost: 0 },
    socketsLost: 0,
    failures: [],
    self: { cpuShare: count, maxResidentBytes: count },
  });
  expect(report['messages']).toHaveProperty(
    'received',
    expect.toSatisfy((n) => n >= 108),
  );
  expect(exitCode).toBe(0);
});

test('holds real connections with --media', async () => {
  const { url } = await startServer();
  const { exitCode, report } = await load(url, '--media', '--rooms', '1', '--people', '2');
  expect(report).toMatchObject({ ok: true, media: true, setUp: 2, failures: [] });
  expect(exitCode).toBe(0);
});

describe('a failure has its cause and its exit code', () => {
  test('the bound of one address', async () => {
    const { url } = await startServer({ limits: { socketsPerAddress: 6 } });
    const { exitCode, report } = await load(url, '--max-failed', '20');
    expect(report).toMatchObject({
      ok: false,
      joined: 6,
      failures: [{ cause: 'the server takes no more sockets from this address (429)', count: 3 }],
    });
    expect(exitCode).toBe(6);
    expect((await load(url, '--max-failed', '40')).exitCode).toBe(0);
  });

  test('a server that wants links', async () => {
    const { url } = await startServer({ isOpen: false });
    const { exitCode, report } = await load(url);
    expect(report).toMatchObject({ joined: 0, failures: [{ count: 9 }] });
    expect(exitCode).toBe(5);
    expect((await load(url, '--token', testToken)).exitCode).toBe(0);
  });

  test('nobody there', async () => {
    const { exitCode, report } = await load('http://127.0.0.1:1');
    expect(report).toMatchObject({
      failures: [{ cause: expect.stringContaining('REFUSED') as string }],
    });
    expect(exitCode).toBe(3);
  });

  test('a time that is not kept', async () => {
    const { url } = await startServer();
    const { exitCode, stdout } = await runHere(['load', url, ...small, '--max-p95', '1']);
    expect(stdout).toMatch(/missed: 95 % were set up within [\d.]+ ms; 1 ms were allowed/);
    expect(exitCode).toBe(6);
  });
});

test.each([
  [[], undefined],
  [[7], { count: 1, p50: 7, p95: 7, p99: 7, max: 7 }],
  [[3, 1, 2], { count: 3, p50: 2, p95: 3, p99: 3, max: 3 }],
  [
    Array.from({ length: 100 }, (_, n) => n + 1),
    { count: 100, p50: 50, p95: 95, p99: 99, max: 100 },
  ],
])('%j is spread as %j', (values, expected) => {
  expect(distributionOf(values)).toEqual(expected);
});
