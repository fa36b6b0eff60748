import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes } from '../../src/protocol/errors.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';
import { startServer } from '../support/signal-server.ts';

const malformed: readonly (string | Buffer)[] = [
  '',
  'hello',
  '{',
  'null',
  '[]',
  '42',
  '{}',
  '{"type":42}',
  '{"type":"__proto__"}',
  '{"type":"constructor"}',
  '{"type":"toString"}',
  '{"type":"join"}',
  '{"type":"join","version":"1","room":"a","name":"b","intent":"join"}',
  '{"type":"join","version":1,"room":{"a":1},"name":"b","intent":"join"}',
  '{"type":"join","version":1,"room":"a","name":"b","intent":"steal"}',
  '{"type":"join","version":1e99,"room":"a","name":"b","intent":"join"}',
  '{"__proto__":{"type":"leave"}}',
  '{"type":"signal"}',
  '{"type":"signal","to":[]}\npayload',
  '\n{"type":"leave"}',
  '['.repeat(30_000),
  Buffer.from([0, 255, 1]),
];

test('a malformed frame is refused and kills nothing', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  await ada.next();
  for (const frame of malformed) {
    ada.sendRaw(frame);
    expect(await ada.next(), String(frame).slice(0, 80)).toMatchObject({
      type: 'refused',
      code: 'malformed',
    });
  }
  ada.send({ type: 'signal', to: bob.joined.self.id, payload: 'still here' });
  expect(await bob.next()).toMatchObject({ type: 'signal', payload: 'still here' });
});

test('a frame that is too large or not UTF-8 costs its sender the socket and no one else', async () => {
  const { url } = await startServer({ limits: { maxMessageBytes: 1_000 } });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  bob.send({ type: 'signal', to: ada.joined.self.id, payload: 'x'.repeat(1_000) });
  expect(await bob.closed).toBe(closeCodes.tooLarge);
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' });
  expect(await ada.next()).toMatchObject({ type: 'peer-left' });

  const eve = await connect(url);
  eve.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
  expect(await eve.closed).toBe(1007);
});

test('a socket that does not join is closed', async () => {
  const { url } = await startServer({ limits: { joinDeadlineMs: 20 } });
  expect(await (await connect(url)).closed).toBe(closeCodes.joinTimeout);
  const refused = await connect(url);
  refused.send(joinMessage('', 'Ada'));
  expect(await refused.closed).toBe(closeCodes.joinTimeout);
});

test('a dead socket is noticed and its peer leaves', async () => {
  const { url } = await startServer({ limits: { pingIntervalMs: 20, resumeGraceMs: 0 } });
  const ada = await join(url, 'standup', 'Ada');
  ada.socket.on('message', (data: Buffer) => {
    if (data.toString().startsWith('{"type":"ping"')) ada.send({ type: 'pong', received: 0 });
  });
  // Bob's machine is gone: it neither answers nor closes.
  const bob = await join(url, 'standup', 'Bob');
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' });
  expect(await ada.next()).toEqual({ type: 'peer-left', id: bob.joined.self.id });
});

test('a reader that stops is cut off, and others never wait for it', async () => {
  const { url } = await startServer({
    limits: { sendQueueBytes: 100_000, resumeGraceMs: 0, messageBurst: 10_000, byteBurst: 2 ** 30 },
  });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  await ada.next();
  bob.socket.pause();
  const left = ada.next();
  const progress = { isLeft: false };
  void left.then(() => (progress.isLeft = true));
  // The kernel's buffers fill first, so more than the limit is needed: at most 64 MB here.
  for (let sent = 0; sent < 1_000 && !progress.isLeft; sent += 1) {
    ada.send({ type: 'signal', to: bob.joined.self.id, payload: 'x'.repeat(60_000) });
    await new Promise(setImmediate);
  }
  expect(await left).toEqual({ type: 'peer-left', id: bob.joined.self.id });
});

test.each([
  ['a foreign page', { origin: 'https://evil.example' }, 403],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page without an origin of its own', { origin: 'null' }, 403],
  ['a name rebound to this address', { host: 'evil.example' }, 403],
])('opens no WebSocket for %s', async (_, headers, status) => {
  const { url } = await startServer();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { headers });
  onTestFinished(() => socket.terminate());
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];
  expect(response.statusCode).toBe(status);
  socket.on('error', () => {});
});

test('opens a WebSocket for its own page, and only at /ws', async () => {
  const { url, port } = await startServer();
  const own = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { origin: url } });
  onTestFinished(() => own.terminate());
  await once(own, 'open');

  const elsewhere = new WebSocket(`ws://127.0.0.1:${port}/other`);
  onTestFinished(() => elsewhere.terminate());
  elsewhere.on('error', () => {});
  const [, response] = (await once(elsewhere, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];
  expect(response.statusCode).toBe(404);
});

test('closes while people are in rooms and a request is half sent', async () => {
  const { url, port, close } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const slow = connectTcp(port, '127.0.0.1');
  onTestFinished(() => void slow.destroy());
  slow.on('error', () => {});
  await once(slow, 'connect');
  slow.write('GET / HTTP/1.1\r\nHost: local');
  await close();
  expect(await ada.closed).toBe(closeCodes.goingAway);
});

test('who floods a server with messages or bytes is cut off, and nobody else', async () => {
  const { url } = await startServer({ limits: { messagesPerSecond: 1, messageBurst: 20 } });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  for (let sent = 0; sent < 30; sent += 1) bob.send({ type: 'pong', received: 0 });
  expect(await bob.closed).toBe(closeCodes.tooFast);
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' });
  expect(await ada.next()).toMatchObject({ type: 'peer-left' });

  const heavy = await startServer({ limits: { bytesPerSecond: 1, byteBurst: 5_000 } });
  const eve = await join(heavy.url, 'standup', 'Eve');
  eve.send({ type: 'signal', to: 'nobody', payload: 'x'.repeat(5_000) });
  expect(await eve.closed).toBe(closeCodes.tooFast);
});

test('one address has so many sockets and no more, until one closes', async () => {
  const { url } = await startServer({ limits: { socketsPerAddress: 2, resumeGraceMs: 0 } });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' });
  const third = new WebSocket(`${url.replace('http', 'ws')}/ws`);
  third.on('error', () => {});
  onTestFinished(() => third.terminate());
  const [, response] = (await once(third, 'unexpected-response')) as [
    unknown,
    { statusCode: number },
  ];
  expect(response.statusCode).toBe(429);
  bob.socket.terminate();
  expect(await ada.next()).toMatchObject({ type: 'peer-left' });
  await join(url, 'standup', 'Eve');
});

test('guessing is slowed down', async () => {
  const { url } = await startServer();
  const eve = await connect(url);
  const guess = { type: 'watch', version: 1, room: 'standup', token: 'guess' } as const;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    eve.send(guess);
    expect(await eve.next()).toMatchObject({ code: 'not-allowed' });
  }
  eve.send(guess);
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'too-many-attempts' });
});

test('entering a room without a token forgives no guesses at the token', async () => {
  const { url } = await startServer();
  const eve = await connect(url);
  const watch = { type: 'watch', version: 1, room: 'standup' } as const;
  for (let attempt = 0; attempt < 9; attempt += 1) {
    eve.send({ ...watch, token: 'guess' });
    await eve.next();
  }
  await join(url, 'elsewhere', 'Eve');
  eve.send({ ...watch, token: 'guess' });
  expect(await eve.next()).toMatchObject({ code: 'not-allowed' });
  eve.send({ ...watch, token: 'guess' });
  expect(await eve.next()).toMatchObject({ code: 'too-many-attempts' });
});
