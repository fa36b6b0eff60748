import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { IceServer } from '../../../src/protocol/messages.ts';
import { closedUdpPort } from '../../support/udp-socket.ts';

const binary = '/usr/bin/turnserver';

/** Debian's package is called coturn; tests of relaying are skipped without it. */
export const hasCoturn = existsSync(binary);

/** Starts a TURN server on a free loopback port, which it returns; the end of the test ends it. */
export async function startCoturn(): Promise<number> {
  const port = await closedUdpPort();
  const child = spawn(binary, [
    '-n',
    '-v',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--log-file=stdout',
    '--pidfile=/dev/null',
    '--listening-ip=127.0.0.1',
    `--listening-port=${port}`,
    '--relay-ip=127.0.0.1',
    '--allow-loopback-peers',
    '--lt-cred-mech',
    '--realm=test',
    '--user=ada:secret',
  ]);
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  for await (const line of createInterface(child.stdout)) {
    if (line.includes(`UDP listener opened on: 127.0.0.1:${port}`)) break;
  }
  child.stdout.resume();
  return port;
}

/** How a peer is told of that server, or of what stands before it. */
export function turnAt(port: number): IceServer {
  return { urls: `turn:127.0.0.1:${port}`, username: 'ada', credential: 'secret' };
}
