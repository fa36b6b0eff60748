import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { relayTransports } from '../../src/peer/relay-choice.ts';
import { hasCoturn, startCoturn, turnAt } from '../peer/support/coturn.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';
import { listen, startWebServer } from '../support/web-server.ts';

const count = expect.any(Number) as number;

test('reports a call through a server as JSON', async () => {
  const { url } = await startServer();
  const argv = ['peer', 'loopback', `${url}/r/standup`, '--json', '--duration', '1'];
  const { exitCode, stdout, stderr } = await runHere(argv);

  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  const person = (name: string) => ({
    name,
    protection: 'sealed',
    sent: {
      audioPackets: count,
      videoPackets: count,
      videoFrames: count,
      framesPerSecond: count,
    },
    received: {
      audioPackets: count,
      audioBytes: count,
      videoPackets: count,
      videoBytes: count,
      videoFrames: count,
      framesPerSecond: count,
    },
    lost: 0,
    late: 0,
    jitterMs: { audio: count, video: count },
    delayMs: { p50: count, p95: count },
    data: { sent: count, echoed: count, received: count, rttMs: count },
    path: { local: 'host', remote: expect.stringMatching(/host|prflx/) as string, protocol: 'udp' },
  });
  expect(JSON.parse(stdout)).toEqual({
    schema: 'engage.loopback/1',
    ok: true,
    url,
    durationMs: count,
    setup: {
      signalingMs: count,
      iceMs: count,
      dtlsMs: count,
      firstAudioMs: count,
      firstVideoMs: count,
    },
    peers: [person('loopback-1'), person('loopback-2')],
    problems: [],
  });
});

test('says in words what flowed', async () => {
  const { url } = await startServer();
  const { exitCode, stdout } = await runHere(['peer', 'loopback', url, '--duration', '0']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`A call through ${url} works`);
  expect(stdout).toMatch(/first picture +after \d+ ms/);
  expect(stdout).toContain('sealed: the server could neither read nor change');
  expect(stdout).toMatch(/loopback-2 +received \d+ packets of sound, \d+ pictures/);
});

describe.skipIf(!hasCoturn)('through a relay', () => {
  test.each([
    ['udp', ['--relay']],
    ['tcp', ['--transport', 'tcp']],
    ['tls', ['--relay', '--transport', 'tls', '--insecure']],
  ] as const)('a call over %s', async (transport, flags) => {
    const port = await startCoturn();
    const iceServers = relayTransports.map((kind) => turnAt(port, kind));
    const { url } = await startServer({ iceServers: () => iceServers });
    const { exitCode, stdout } = await runHere(
      ['peer', 'loopback', url, '--json', '--duration', '0'].concat(flags),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [],
      peers: [1, 2].map(() => ({
        path: { local: 'relay', remote: 'relay', protocol: 'udp' },
        relay: transport,
      })),
    });
    expect(exitCode).toBe(0);
  });

  test('that has a certificate nobody vouches for is not trusted unasked', async () => {
    const port = await startCoturn();
    const { url } = await startServer({ iceServers: () => [turnAt(port, 'tls')] });
    const { exitCode, stdout } = await runHere(['peer', 'loopback', url, '--relay']);
    expect(stdout).toContain('found no path by way of the TURN server');
    expect(exitCode).toBe(2);
  });
});

test.each([
  [['--relay'], 'The server hands out no TURN server.'],
  [['--transport', 'tls'], 'The server hands out no TURN server over TLS.'],
])('says that the server hands out no relay: %j', async (flags, problem) => {
  const { url } = await startServer({ iceServers: () => [{ urls: 'stun:127.0.0.1' }] });
  const { exitCode, stdout } = await runHere(['peer', 'loopback', url, ...flags]);
  expect(exitCode).toBe(2);
  expect(stdout).toContain(problem);
  expect(stdout).toContain('engage serve --ice');
});

test('says that it was stopped when it was', async () => {
  const { url } = await startServer();
  const { exitCode, stdout } = await runHere(['peer', 'loopback', url], AbortSignal.abort());
  expect(exitCode).toBe(2);
  expect(stdout).toContain('stopped before everything had flowed');
  expect(stdout).toContain('met nobody');
});

test('stops at once while it waits for a server that is silent', async () => {
  const stop = new AbortController();
  const port = await listen(createServer(() => stop.abort()));
  const { exitCode } = await runHere(['peer', 'loopback', `http://127.0.0.1:${port}`], stop.signal);
  expect(exitCode).toBe(2);
});

test('says when a server is not there, is none of ours, or is silent', async () => {
  const other = await startWebServer((_, response) => response.writeHead(404).end());
  const silent = `http://127.0.0.1:${await listen(createServer())}`;
  const results = await Promise.all(
    ['http://127.0.0.1:1', other, silent].map((url) => runHere(['peer', 'loopback', url])),
  );
  expect(results.map(({ exitCode }) => exitCode)).toEqual([3, 3, 3]);
  expect(results.map(({ stderr }) => stderr)).toEqual([
    expect.stringContaining('ECONNREFUSED'),
    expect.stringContaining('404'),
    expect.stringContaining('timed out'),
  ]);
  for (const { stderr } of results) expect(stderr).toContain('hint: Check the address');
});

test('says when the server lets nobody in', async () => {
  const { url } = await startServer({ limits: { rooms: 0 } });
  const { exitCode, stderr } = await runHere(['peer', 'loopback', url]);
  expect(exitCode).toBe(5);
  expect(stderr).toContain('The server refused the call');
});

test.each([['ftp://example.org'], ['nonsense']])('refuses %s as an address', async (url) => {
  expect(await runHere(['peer', 'loopback', url])).toMatchObject({ exitCode: 64, stdout: '' });
});

test.each([['-1'], ['61'], ['soon']])('refuses %s as a duration', async (duration) => {
  const result = await runHere(['peer', 'loopback', '--duration', duration]);
  expect(result).toMatchObject({ exitCode: 64, stdout: '' });
});

test('explains itself with examples', async () => {
  const { exitCode, stdout } = await runHere(['peer', 'loopback', '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('$ engage peer loopback');
});
