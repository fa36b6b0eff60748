import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { runEngage, spawnEngage } from '../support/engage.ts';
import { listen } from '../support/web-server.ts';

const longestMs = 15_000;

test('holds a call through a server of its own and ends by itself', async () => {
  const startMs = performance.now();
  const { exitCode, stdout, stderr } = await runEngage(['peer', 'loopback', '--json']);
  expect(performance.now() - startMs).toBeLessThan(longestMs);

  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  const { ok, peers } = JSON.parse(stdout) as {
    readonly ok: boolean;
    readonly peers: readonly { readonly received: Readonly<Record<string, number>> }[];
  };
  expect(ok).toBe(true);
  for (const { received } of peers) {
    // Two seconds of 50 packets of sound and 15 pictures each; a busy machine may lose some time.
    expect(received['audioPackets']).toBeGreaterThan(50);
    expect(received['videoFrames']).toBeGreaterThan(15);
  }
});

test('gives a server up that is silent, and ends by itself', async () => {
  const port = await listen(createServer());
  const startMs = performance.now();
  const result = await runEngage(['peer', 'loopback', `http://127.0.0.1:${port}`, '--json']);
  expect(performance.now() - startMs).toBeLessThan(longestMs);
  expect(result).toMatchObject({ exitCode: 3, stdout: '' });
  expect(result.stderr).toContain('timed out');
});

test('ends when it is interrupted', async () => {
  const server = createServer();
  const asked = once(server, 'connection');
  const port = await listen(server);
  const child = spawnEngage(['peer', 'loopback', `http://127.0.0.1:${port}`]);
  child.stdout.resume();
  await asked;
  child.kill('SIGINT');
  // A closing handshake that is not answered takes a second.
  const startMs = performance.now();
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(performance.now() - startMs).toBeLessThan(3_000);
});
