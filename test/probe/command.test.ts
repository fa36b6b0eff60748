import { PassThrough, Readable } from 'node:stream';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { announceServer } from '../../src/cli/server-state.ts';
import { startServer } from '../support/signal-server.ts';
import { startStun } from '../support/stun-server.ts';
import { closedUdpPort, openUdp } from '../support/udp-socket.ts';

/** The world of a command whose output is kept; the end of the test removes its state. */
async function createIo(stop = new AbortController().signal) {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'engage-state-'));
  onTestFinished(() => rm(stateDirectory, { recursive: true }));
  const output = { stdout: '', stderr: '' };
  const io: Io = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    openInput: () => Readable.from([]),
    keyboard: () => undefined,
    openOutput: () => new PassThrough(),
    terminal: undefined,
    hasColor: false,
    stop,
    onTerminate: () => undefined,
    stateDirectory,
    dataDirectory: '/nonexistent',
    configFile: '/nonexistent',
    createLog: () => Promise.resolve(pino({ level: 'silent' })),
    openBrowser: () => Promise.resolve(),
  };
  return { io, output };
}

async function engageProbe(words: readonly string[], stop?: AbortSignal) {
  const { io, output } = await createIo(stop);
  const exitCode = await run(['probe', ...words], io, '0.0.0');
  return { exitCode, ...output };
}

test('measures the server of this machine when nothing is named', async () => {
  const stun = await startStun();
  const stunUrl = `stun:127.0.0.1:${stun.port}`;
  const server = await startServer({ iceServers: () => [{ urls: stunUrl }] });
  const { io, output } = await createIo();
  const { url, instance } = server;
  await announceServer(io, { url, guestUrl: url, token: 't', instance, startedAt: 1 });
  expect(await run(['probe'], io, '0.0.0')).toBe(0);
  expect(output.stdout).toContain('This machine reaches the server over HTTP and over UDP.');
  expect(output.stdout).toContain(`ok      ${url}`);
  expect(output.stdout).toMatch(new RegExp(`ok      ${stunUrl} IPv4  5 of 5 answered in `));
  expect(output.stderr).toBe('');
});

test('says so when no server runs on this machine', async () => {
  const { exitCode, stdout, stderr } = await engageProbe([]);
  expect(exitCode).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toContain('No engage server is running on this machine.');
});

test('--json has the documented shape, and leaves out what was not measured', async () => {
  const stun = await startStun();
  const server = await startServer();
  const closed = `stun:127.0.0.1:${await closedUdpPort()}`;
  const open = `stun:127.0.0.1:${stun.port}`;
  const { exitCode, stdout } = await engageProbe([
    server.url,
    open,
    closed,
    '--json',
    '--count',
    '3',
  ]);
  const milliseconds = expect.any(Number);
  expect(exitCode).toBe(3);
  expect(JSON.parse(stdout)).toEqual({
    schema: 'engage.probe/1',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    durationMs: expect.any(Number),
    exit: 3,
    verdict: {
      code: 'partly-reachable',
      text: expect.stringContaining('2 of 3 targets answer.'),
      fixes: [
        { code: 'refused', problem: expect.any(String), action: expect.stringContaining('port') },
      ],
    },
    signaling: [{ url: server.url, ok: true, durationMs: milliseconds }],
    stun: [
      {
        url: open,
        addr: '127.0.0.1',
        family: 'IPv4',
        ok: true,
        mapped: { address: '127.0.0.1', port: expect.any(Number) },
        rtt: { min: milliseconds, median: milliseconds, max: milliseconds, jitter: milliseconds },
        sent: 3,
        lost: 0,
      },
      {
        url: closed,
        addr: '127.0.0.1',
        family: 'IPv4',
        ok: false,
        sent: expect.any(Number),
        lost: expect.any(Number),
        error: { code: 'refused', text: expect.any(String) },
      },
    ],
  });
  expect(stdout.endsWith('}\n')).toBe(true);
});

test('a failure comes with what to do, and the sentence of the verdict is not said twice', async () => {
  const port = await closedUdpPort();
  const { exitCode, stdout } = await engageProbe([`stun:127.0.0.1:${port}`]);
  expect(exitCode).toBe(3);
  expect(stdout.split('\n')).toEqual([
    expect.stringContaining(`No answer from stun:127.0.0.1:${port}.`),
    '',
    `  failed  stun:127.0.0.1:${port} IPv4  refused`,
    '',
    expect.stringMatching(/^fix: {5}Check the port/),
    '',
  ]);
});

test('Ctrl+C ends it at once, with what is known by then', async () => {
  const stop = new AbortController();
  const hole = await openUdp('127.0.0.1', () => stop.abort());
  const words = [`stun:127.0.0.1:${hole.port}`, '--json'];
  const { exitCode, stdout } = await engageProbe(words, stop.signal);
  expect(exitCode).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: { code: 'stopped' }, exit: 3 });
});

test.each([
  { words: ['nonsense'], sentence: 'neither a server' },
  { words: ['turn:example.org'], sentence: 'cannot check TURN servers yet' },
  { words: ['stun:'], sentence: 'does not name a server' },
  { words: ['--count', '0', 'stun:127.0.0.1'], sentence: 'from 1 to 50' },
  { words: ['--count', '51', 'stun:127.0.0.1'], sentence: 'from 1 to 50' },
  { words: ['--count', 'x', 'stun:127.0.0.1'], sentence: 'from 1 to 50' },
  { words: ['--server', 'stun:x'], sentence: 'A server is a URL' },
])('$words is wrong usage', async ({ words, sentence }) => {
  const { exitCode, stdout, stderr } = await engageProbe(words);
  expect(exitCode).toBe(64);
  expect(stdout).toBe('');
  expect(stderr).toContain(sentence);
});
