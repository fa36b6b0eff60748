import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { RelayTransport } from '../../../src/peer/relay-choice.ts';
import type { IceServer } from '../../../src/protocol/messages.ts';
import { closedUdpPort } from '../../support/udp-socket.ts';

const binary = '/usr/bin/turnserver';

/** Debian's package is called coturn; tests of relaying are skipped without it. */
export const hasCoturn = existsSync(binary);

/**
 * Starts a TURN server on a free loopback port, which it returns: over UDP and TCP, and over TLS with
 * a certificate that nobody vouches for. The end of the test ends it.
 */
export async function startCoturn(): Promise<number> {
  const port = await closedUdpPort();
  const { cert, key } = await makeCertificate();
  const child = spawn(binary, [
    '-n',
    '-v',
    '--no-cli',
    '--no-dtls',
    '--log-file=stdout',
    '--pidfile=/dev/null',
    '--listening-ip=127.0.0.1',
    `--listening-port=${port}`, // Knows TLS by its first byte.
    `--cert=${cert}`,
    `--pkey=${key}`,
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
export function turnAt(port: number, transport: RelayTransport = 'udp'): IceServer {
  const scheme = transport === 'tls' ? 'turns' : 'turn';
  const query = transport === 'udp' ? '' : '?transport=tcp';
  const urls = `${scheme}:127.0.0.1:${port}${query}`;
  return { urls, username: 'ada', credential: 'secret' };
}

async function makeCertificate() {
  const folder = await mkdtemp(join(tmpdir(), 'engage-coturn-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const request = ['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt'];
  const subject = ['ec_paramgen_curve:prime256v1', '-subj', '/CN=test', '-days', '1'];
  await promisify(execFile)('openssl', [...request, ...subject, '-keyout', key, '-out', cert]);
  return { cert, key };
}
