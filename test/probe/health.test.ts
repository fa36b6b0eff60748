import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { fetchHealth } from '../../src/probe/health.ts';
import { startServer } from '../support/signal-server.ts';
import { listen, startWebServer } from '../support/web-server.ts';

const never = new AbortController().signal;

/** Serves one body for every path. */
function startBody(body: string, contentType = 'application/json', status = 200) {
  return startWebServer((_, response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  });
}

function healthBody(changes: object = {}): string {
  const health = { schema: 'engage.health/1', status: 'ok', instance: 'i', stun: [] };
  return JSON.stringify({ ...health, ...changes });
}

test('reads what a real server says of itself', async () => {
  const server = await startServer({ iceServers: (host) => [{ urls: `stun:${host}:3478` }] });
  const health = await fetchHealth(server.url, never);
  expect(health).toMatchObject({
    url: server.url,
    ok: true,
    instance: server.instance,
    stun: ['stun:127.0.0.1:3478'],
  });
  expect(health.ok && health.durationMs).toBeGreaterThan(0);
});

test('leaves out STUN servers that it cannot ask, and all beyond a handful', async () => {
  const many = Array.from({ length: 100 }, (_, index) => `stun:192.0.2.${index}`);
  const stun = ['stuns:a.example', 'turn:b.example', 'stun:not a name', ...many];
  const health = await fetchHealth(await startBody(healthBody({ stun })), never);
  expect(health).toMatchObject({ ok: true, stun: many.slice(0, 8) });
});

test.each([
  { name: 'JSON of another kind', body: '{"status":"ok"}' },
  { name: 'another schema', body: healthBody({ schema: 'engage.health/9' }) },
  { name: 'no instance', body: healthBody({ instance: 7 }) },
  { name: 'STUN servers that are no text', body: healthBody({ stun: [{}] }) },
  { name: 'a list', body: '[]' },
  { name: 'plain text', body: 'hello' },
  { name: 'nothing', body: '' },
])('$name is not an Engage server', async ({ body }) => {
  const health = await fetchHealth(await startBody(body), never);
  expect(health).toMatchObject({ ok: false, error: { code: 'not-engage' } });
});

test('a page instead of JSON may be the login page of the network', async () => {
  const url = await startBody('<!DOCTYPE html><title>Welcome, guest</title>', 'text/html');
  const health = await fetchHealth(url, never);
  expect(health).toMatchObject({ ok: false, error: { code: 'web-page' } });
});

test.each([
  { location: 'https://login.hotel.example/?from=you', origin: 'https://login.hotel.example' },
  { location: '/healthz/', origin: 'http://127.0.0.1' },
])('does not follow to $location, but says so', async ({ location, origin }) => {
  const url = await startWebServer((_, response) => {
    response.writeHead(302, { location }).end();
  });
  const health = await fetchHealth(url, never);
  expect(health).toMatchObject({ ok: false, error: { code: 'redirected' } });
  expect(!health.ok && health.error.text).toContain(`sends us on to ${origin}`);
});

test('a redirect to nowhere is not an Engage server', async () => {
  const url = await startWebServer((_, response) => {
    response.writeHead(302, { location: 'http://[' }).end();
  });
  const health = await fetchHealth(url, never);
  expect(health).toMatchObject({ ok: false, error: { code: 'not-engage' } });
});

test('another status is told', async () => {
  const url = await startBody('There is nothing here.', 'text/plain', 404);
  const health = await fetchHealth(url, never);
  expect(health).toMatchObject({ ok: false, error: { code: 'not-engage' } });
  expect(!health.ok && health.error.text).toContain('404');
});

test('does not read on and on', async () => {
  let sent = 0;
  const url = await startWebServer((_, response) => {
    const write = () => {
      sent += 1;
      if (!response.destroyed) response.write('x'.repeat(64 * 1024), write);
    };
    write();
  });
  const health = await fetchHealth(url, never, 30_000);
  expect(health).toMatchObject({ ok: false, error: { code: 'not-engage' } });
  expect(sent).toBeLessThan(1_000);
});

test.each([
  { name: 'a server of another protocol', greeting: 'SSH-2.0-OpenSSH_9.2\r\n' },
  { name: 'a server that hangs up', greeting: '' },
])('$name is not an Engage server', async ({ greeting }) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined).end(greeting);
  });
  const port = await listen(server);
  for (const scheme of ['http', 'https']) {
    const health = await fetchHealth(`${scheme}://127.0.0.1:${port}`, never);
    expect(health).toMatchObject({ ok: false, error: { code: 'not-engage' } });
  }
});

test('a certificate that proves nothing is told from a server that is away', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'engage-certificate-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const curve = 'ec -pkeyopt ec_paramgen_curve:prime256v1';
  const command = `req -x509 -newkey ${curve} -nodes -subj /CN=localhost`;
  execFileSync('openssl', [...command.split(' '), '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const server = createTlsServer({ key: await readFile(key), cert: await readFile(cert) });
  const health = await fetchHealth(`https://127.0.0.1:${await listen(server)}`, never);
  expect(health).toMatchObject({ ok: false, error: { code: 'bad-certificate' } });
});

test('a closed port refuses', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const health = await fetchHealth(`http://127.0.0.1:${port}`, never, 30_000);
  expect(health).toMatchObject({ ok: false, error: { code: 'refused' } });
});

test('silence is given up after its time', async () => {
  const url = await startWebServer(() => undefined);
  const health = await fetchHealth(url, never, 100);
  expect(health).toMatchObject({ ok: false, error: { code: 'no-reply' } });
});

test('half an answer is given up, too', async () => {
  const url = await startWebServer((_, response) => void response.write('{"schema":'));
  const health = await fetchHealth(url, never, 100);
  expect(health).toMatchObject({ ok: false, error: { code: 'no-reply' } });
});

test('stops at once when asked to', async () => {
  const stop = new AbortController();
  const url = await startWebServer(() => stop.abort());
  const health = await fetchHealth(url, stop.signal, 30_000);
  expect(health).toMatchObject({ ok: false, error: { code: 'stopped' } });
});

test('a name that leads nowhere', async () => {
  const health = await fetchHealth(`http://${'a'.repeat(63)}.${'b'.repeat(64)}`, never, 30_000);
  expect(health).toMatchObject({ ok: false, error: { code: 'name-not-found' } });
});
