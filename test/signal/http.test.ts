import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startServer } from '../support/signal-server.ts';

test('serves the page for the landing and for every room link', async () => {
  const { url } = await startServer();
  for (const path of ['/', '/r/standup', '/r/stand%20up?x=1', '/r/%E0%A4%A', '/r/..%2f']) {
    const response = await fetch(url + path);
    expect(response.status, path).toBe(200);
    expect(await response.text()).toContain('<title>Engage</title>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('answers 304 to a page that is known already', async () => {
  const { url } = await startServer();
  const etag = (await fetch(url)).headers.get('etag') ?? '';
  const again = await fetch(url, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
});

test('/healthz tells that it is alive, which run it is, and its STUN servers by the name asked', async () => {
  const server = await startServer({
    iceServers: (host) => [
      { urls: `stun:${host}:3478` },
      { urls: 'turn:turn.example.org', username: 'ada', credential: 'secret' },
    ],
  });
  const response = await fetch(`${server.url}/healthz`);
  expect(await response.json()).toEqual({
    schema: 'engage.health/1',
    status: 'ok',
    instance: server.instance,
    stun: ['stun:127.0.0.1:3478'],
    relay: true,
  });
});

test.each([
  ['GET', '/nothing', {}, 404],
  ['GET', '/../package.json', {}, 404],
  ['GET', '/assets/..%2f..%2fpackage.json', {}, 404],
  ['GET', '//evil.example/', {}, 404],
  ['POST', '/', {}, 405],
  ['GET', '/', { host: 'evil.example' }, 421],
  ['GET', '/', { host: 'a b' }, 421],
])('answers %s %s with headers %o by %i and a sentence', async (method, path, headers, status) => {
  const { port } = await startServer();
  const { statusCode, body } = await rawRequest({ port, method, path, headers });
  expect(statusCode).toBe(status);
  expect(body).toMatch(/^\S.* .*\.\n$/);
});

test('does not start without a built page, and says how to build it', async () => {
  await expect(startServer({ pageDirectory: '/nonexistent' })).rejects.toMatchObject({
    code: 'not-built',
    hint: expect.stringContaining('npm run build'),
  });
});

/** `fetch` tidies paths and forbids a `Host`; this does not. */
function rawRequest(options: { port: number; method: string; path: string; headers: object }) {
  return new Promise<{ statusCode: number | undefined; body: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', ...options, headers: { ...options.headers } });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ statusCode: response.statusCode, body }));
    });
    sent.end();
  });
}
