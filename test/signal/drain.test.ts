import { expect, test } from 'vitest';
import { protocolVersion } from '../../src/protocol/limits.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';

const watchOf = (room: string) =>
  ({ type: 'watch', version: protocolVersion, room, token: testToken }) as const;

async function readiness(url: string) {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, body: await response.json() };
}

test('/readyz turns to 503 with the drain, /healthz stays at 200', async () => {
  const { url, drain } = await startServer();
  expect(await readiness(url)).toEqual({
    status: 200,
    body: { schema: 'engage.ready/1', status: 'ready' },
  });
  await join(url, 'standup', 'Ada');
  void drain();
  expect(await readiness(url)).toEqual({
    status: 503,
    body: { schema: 'engage.ready/1', status: 'draining' },
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a draining server refuses new rooms and lets people into those it has', async () => {
  const { url, drain } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const watcher = await connect(url);
  watcher.send(watchOf('empty'));
  expect(await watcher.next()).toMatchObject({ type: 'watching' });
  void drain();
  expect(await ada.next()).toEqual({ type: 'moving' });

  const eve = await connect(url);
  // A room that is only watched has no call yet.
  for (const room of ['elsewhere', 'empty']) {
    eve.send(joinMessage(room, 'Eve'));
    expect(await eve.next()).toMatchObject({ type: 'refused', code: 'draining' });
    eve.send(watchOf(room));
    expect(await eve.next()).toMatchObject({ type: 'refused', code: 'draining' });
  }
  eve.send(joinMessage('Standup', 'Eve'));
  expect(await eve.next()).toMatchObject({ type: 'joined', peers: [ada.joined.self] });
});

test('takes its own people back on another socket, and they hear of moving again', async () => {
  const { url, drain } = await startServer({ limits: { movingIntervalMs: 20 } });
  const { joined, next } = await join(url, 'standup', 'Ada');
  void drain();
  expect(await next()).toEqual({ type: 'moving' });
  const back = await connect(url);
  back.send({
    type: 'resume',
    version: protocolVersion,
    peer: joined.self.id,
    secret: joined.secret,
    received: 0,
  });
  expect(await back.next()).toEqual({ type: 'resumed', received: 0 });
  expect(await back.next()).toEqual({ type: 'moving' });
});

test('is done at once without people, else when the last one is gone for good', async () => {
  await (await startServer()).drain();

  const { url, drain } = await startServer({ limits: { resumeGraceMs: 20 } });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  const watcher = await connect(url);
  watcher.send(watchOf('standup'));
  await watcher.next();
  const drained = drain();
  bob.send({ type: 'leave' });
  ada.socket.terminate(); // May come back for a while, and is waited for.
  expect(await watcher.next()).toMatchObject({ type: 'peer-left' });
  expect(await watcher.next()).toMatchObject({ type: 'peer-left' });
  await drained;
});
