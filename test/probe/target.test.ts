import { expect, test } from 'vitest';
import { parseProbeTarget, probeTarget } from '../../src/probe/target.ts';
import { EngageError } from '../../src/protocol/errors.ts';
import { startServer } from '../support/signal-server.ts';
import { startStun } from '../support/stun-server.ts';
import { openUdp } from '../support/udp-socket.ts';
import { startWebServer } from '../support/web-server.ts';

const stop = new AbortController().signal;

test.each([
  { word: 'https://calls.example.org', url: 'https://calls.example.org' },
  { word: 'http://localhost:8790/', url: 'http://localhost:8790' },
  {
    word: 'https://ada:secret@calls.example.org/r/standup#k=key',
    url: 'https://calls.example.org',
  },
])('$word is the server $url', ({ word, url }) => {
  expect(parseProbeTarget(word)).toEqual({ kind: 'server', url });
});

test('reads a STUN URI', () => {
  expect(parseProbeTarget('stun:calls.example.org')).toMatchObject({
    kind: 'stun',
    uri: { host: 'calls.example.org', port: 3478 },
  });
});

test.each([
  { word: 'calls.example.org', sentence: 'neither a server', hint: 'https://calls.example.org' },
  { word: 'ftp://example.org', sentence: 'neither a server', hint: 'stun:calls.example.org:3478' },
  { word: 'stun:', sentence: 'does not name a server', hint: 'stun:calls.example.org:3478' },
  { word: 'turn:example.org:3479', sentence: 'TURN servers', hint: 'stun:example.org:3479' },
  { word: 'turns:[2001:db8::1]:443', sentence: 'TURN servers', hint: 'stun:[2001:db8::1]' },
  { word: 'stuns:example.org', sentence: 'STUN over TLS', hint: 'stun:example.org' },
])('$word is wrong usage, with an example of what to write', ({ word, sentence, hint }) => {
  const parse = () => parseProbeTarget(word);
  expect(parse).toThrow(EngageError);
  expect(parse).toThrow(sentence);
  expect(parse).toThrow(
    expect.objectContaining({ code: 'bad-usage', hint: expect.stringContaining(hint) }),
  );
});

test('asks a server how it is, then every STUN server that it names', async () => {
  const [one, two] = [await startStun(), await startStun()];
  const urls = [one, two].map((stun) => `stun:127.0.0.1:${stun.port}`);
  const server = await startServer({ iceServers: () => urls.map((url) => ({ urls: url })) });
  const facts = await probeTarget({ kind: 'server', url: server.url }, { stop, count: 2 });
  expect(facts).toMatchObject({ kind: 'server', health: { ok: true } });
  expect(facts.stun.map(({ url, ok, sent }) => ({ url, ok, sent }))).toEqual(
    urls.map((url) => ({ url, ok: true, sent: 2 })),
  );
});

test('a slow server leaves its silent STUN server what is left of the time', async () => {
  const hole = await openUdp();
  const health = { schema: 'engage.health/1', status: 'ok', instance: 'i' };
  const url = await startWebServer((_, response) => {
    const body = JSON.stringify({ ...health, stun: [`stun:127.0.0.1:${hole.port}`] });
    setTimeout(() => response.end(body), 300);
  });
  const startedAt = performance.now();
  const facts = await probeTarget({ kind: 'server', url }, { stop, count: 2, timeoutMs: 1_500 });
  expect(facts.stun).toMatchObject([{ ok: false, error: { code: 'no-reply' } }]);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});
