import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { startSignalServer, type SignalServerOptions } from '../../src/signal/server.ts';

export const testToken = 'token-of-the-tests';

/** Starts a real server on a free loopback port; the end of the test closes it. */
export async function startServer(options: Partial<SignalServerOptions> = {}) {
  const pageDirectory = await mkdtemp(join(tmpdir(), 'engage-page-'));
  await writeFile(join(pageDirectory, 'index.html'), '<!doctype html><title>Engage</title>');
  const server = await startSignalServer({
    addresses: ['127.0.0.1'],
    port: 0,
    pageDirectory,
    iceServers: () => [],
    serverTokens: [testToken],
    linkKeys: [randomBytes(32)],
    sessionKeys: [randomBytes(32)],
    isOpen: true,
    log: pino({ level: 'silent' }),
    ...options,
  });
  onTestFinished(async () => {
    await server.close();
    await rm(pageDirectory, { recursive: true });
  });
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}
