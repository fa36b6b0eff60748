import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createCounters } from '../../src/signal/counters.ts';
import { createMetrics } from '../../src/signal/metrics.ts';
import { startMetricsServer } from '../../src/signal/metrics-server.ts';
import { startProcessMeter } from '../../src/signal/process-meter.ts';
import { protocolVersion } from '../../src/protocol/limits.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { connect, join } from '../support/wire-client.ts';

async function startMetered(limits = {}) {
  const server = await startServer({ limits });
  const metrics = await startMetricsServer({
    address: '127.0.0.1',
    port: 0,
    metrics: createMetrics({
      stats: server.stats,
      meter: startProcessMeter(),
      version: '1.2.3',
    }),
    log: pino({ level: 'silent' }),
  });
  onTestFinished(metrics.close);
  const url = `http://127.0.0.1:${metrics.port}/metrics`;
  return { ...server, metricsUrl: url, scrape: () => scrape(url) };
}

/** The samples by name and labels. */
async function scrape(url: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(url)).text();
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

test('tells what happened to rooms, people, messages and sockets', async () => {
  const { url, scrape, drain } = await startMetered({ resumeGraceMs: 60_000 });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  const cem = await join(url, 'retro', 'Cem');
  const watcher = await connect(url);
  watcher.send({ type: 'watch', version: protocolVersion, room: 'retro', token: 'guess' });
  expect(await watcher.next()).toMatchObject({ code: 'not-allowed' });
  watcher.send({ type: 'watch', version: protocolVersion, room: 'retro', token: testToken });
  await watcher.next();
  await ada.next();
  bob.send({ type: 'signal', to: ada.joined.self.id, payload: 'grüß' });
  await ada.next();
  const claim = { type: 'resume', version: protocolVersion, received: 2 } as const;
  const back = await connect(url);
  back.send({ ...claim, peer: 'unknown', secret: 'guess' });
  await back.next();
  back.send({ ...claim, peer: ada.joined.self.id, secret: 'guess' });
  await back.next();
  back.send({ ...claim, peer: ada.joined.self.id, secret: ada.joined.secret });
  await back.next();
  await ada.closed;
  cem.send({ type: 'leave' });
  await cem.closed;

  const samples = await scrape();
  expect(Object.fromEntries(samples)).toMatchObject({
    engage_draining: 0,
    engage_rooms: 2,
    engage_people: 2,
    engage_watchers: 1,
    engage_sockets: 3,
    engage_send_queue_bytes: 0,
    engage_joins_total: 3,
    engage_leaves_total: 1,
    'engage_resumes_total{result="ok"}': 1,
    'engage_resumes_total{result="lost"}': 1,
    'engage_resumes_total{result="not-theirs"}': 1,
    'engage_refused_total{code="not-allowed"}': 1,
    'engage_refused_total{code="session-lost"}': 2,
    'engage_refused_total{code="malformed"}': 0,
    engage_relayed_messages_total: 1,
    engage_relayed_bytes_total: Buffer.byteLength('grüß'),
    'engage_sockets_closed_total{cause="replaced"}': 1,
    'engage_sockets_closed_total{cause="left"}': 1,
    'engage_sockets_closed_total{cause="gone"}': 0,
  });
  expect(samples.get(`engage_build_info{version="1.2.3",node="${process.version}"}`)).toBe(1);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(samples.get('engage_event_loop_lag_seconds')).toBeGreaterThanOrEqual(0);
  void drain();
  expect((await scrape()).get('engage_draining')).toBe(1);
});

test.each([
  ['too-fast', { messagesPerSecond: 1, messageBurst: 1 }, '{"type":"pong","received":0}'],
  ['join-timeout', { joinDeadlineMs: 10 }, ''],
  ['bad-frame', { maxMessageBytes: 10 }, 'longer than that'],
  ['silent', { pingIntervalMs: 10, missedPings: 0 }, ''],
])('counts a socket closed as %s', async (cause, limits, frame) => {
  const { url, scrape } = await startMetered(limits);
  const eve = await connect(url);
  if (frame !== '') for (let n = 0; n < 3; n += 1) eve.sendRaw(frame);
  await eve.closed;
  const samples = await scrape();
  expect(samples.get(`engage_sockets_closed_total{cause="${cause}"}`)).toBe(1);
});

test('two servers in one process do not meet', async () => {
  const [first, second] = [await startMetered(), await startMetered()];
  await join(first.url, 'standup', 'Ada');
  expect((await first.scrape()).get('engage_people')).toBe(1);
  expect((await second.scrape()).get('engage_people')).toBe(0);
});

test('says nothing about whom: no room, name, id, address or token', async () => {
  const { url, metricsUrl } = await startMetered();
  const ada = await join(url, 'standup', 'Ada');
  const text = await (await fetch(metricsUrl)).text();
  for (const word of ['standup', 'Ada', ada.joined.self.id, ada.joined.secret, '127.0.0.1']) {
    expect(text).not.toContain(word);
  }
});

test.each([
  ['GET', '/', {}, 404],
  ['POST', '/metrics', {}, 405],
  ['HEAD', '/metrics', {}, 200],
])('answers %s %s by %i', async (method, path, headers, status) => {
  const { metricsUrl } = await startMetered();
  expect((await fetch(new URL(path, metricsUrl), { method, headers })).status).toBe(status);
});

test('answers to loopback names only, so that a rebound name cannot read it', async () => {
  const { metricsUrl } = await startMetered();
  const socket = connectTcp(Number(new URL(metricsUrl).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 421 /);
});

test('every metric can be had before anything has happened', async () => {
  const meter = startProcessMeter();
  onTestFinished(meter.close);
  const idle = { rooms: 0, people: 0, watchers: 0, sockets: 0, sendQueueBytes: 0 };
  const metrics = createMetrics({
    stats: () => ({ status: 'ready', ...idle, counters: createCounters() }),
    meter,
    version: '1.2.3',
  });
  expect(metrics.contentType).toContain('text/plain; version=0.0.4');
  expect(await metrics.scrape()).not.toContain('NaN');
});
