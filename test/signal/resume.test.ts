import { expect, test } from 'vitest';
import { closeCodes } from '../../src/protocol/errors.ts';
import { protocolVersion } from '../../src/protocol/limits.ts';
import { connect, join } from '../support/wire-client.ts';
import { startServer } from '../support/signal-server.ts';

type Joined = Awaited<ReturnType<typeof join>>;

/** Comes back on a new socket, having received so many messages since `joined`. */
async function resume(url: string, { joined }: Joined, received: number, secret = joined.secret) {
  const client = await connect(url);
  const peer = joined.self.id;
  client.send({ type: 'resume', version: protocolVersion, peer, secret, received });
  return client;
}

const signal = (payload: string, to: Joined) =>
  ({ type: 'signal', to: to.joined.self.id, payload }) as const;

async function pair(limits = {}) {
  const { url } = await startServer({ limits });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' });
  return { url, ada, bob };
}

test('gives what was missed once and in order, and nobody hears of a leave', async () => {
  const { url, ada, bob } = await pair();
  bob.send(signal('one', ada));
  expect(await ada.next()).toMatchObject({ payload: 'one' });
  ada.socket.terminate();
  await ada.closed;
  bob.send(signal('two', ada));
  bob.send(signal('three', ada));
  const cem = await join(url, 'standup', 'Cem');
  expect(cem.joined.peers).toEqual([ada.joined.self, bob.joined.self]);

  const back = await resume(url, ada, 2);
  expect(await back.next()).toEqual({ type: 'resumed', received: 0 });
  expect(await back.next()).toMatchObject({ payload: 'two' });
  expect(await back.next()).toMatchObject({ payload: 'three' });
  expect(await back.next()).toEqual({ type: 'peer-joined', peer: cem.joined.self });

  // Same id both ways, and the next that Bob hears is a signal, not a leave.
  expect(await bob.next()).toMatchObject({ type: 'peer-joined' });
  back.send(signal('here again', bob));
  expect(await bob.next()).toEqual({
    type: 'signal',
    from: ada.joined.self.id,
    payload: 'here again',
  });
});

test('tells how many signals arrived, so that the others can be sent again', async () => {
  const { url, ada, bob } = await pair();
  ada.send(signal('one', bob));
  ada.send(signal('two', bob));
  await bob.next();
  await bob.next();
  ada.socket.terminate();
  const back = await resume(url, ada, 1);
  expect(await back.next()).toEqual({ type: 'resumed', received: 2 });
});

test('takes over from a socket that still seems to live', async () => {
  const { url, ada, bob } = await pair();
  const back = await resume(url, ada, 1);
  expect(await back.next()).toEqual({ type: 'resumed', received: 0 });
  expect(await ada.closed).toBe(closeCodes.replaced);
  bob.send(signal('to the new one', ada));
  expect(await back.next()).toMatchObject({ payload: 'to the new one' });
});

test('refuses a stolen id without its secret, and leaves the place to its owner', async () => {
  const { url, ada } = await pair();
  ada.socket.terminate();
  await ada.closed;
  const thief = await resume(url, ada, 1, 'x'.repeat(ada.joined.secret.length));
  expect(await thief.next()).toMatchObject({ type: 'refused', code: 'session-lost' });
  const back = await resume(url, ada, 1);
  expect(await back.next()).toMatchObject({ type: 'resumed' });
});

test('who does not come back in time leaves', async () => {
  const { url, ada, bob } = await pair({ resumeGraceMs: 10 });
  ada.socket.terminate();
  expect(await bob.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
  const late = await resume(url, ada, 1);
  expect(await late.next()).toMatchObject({ type: 'refused', code: 'session-lost' });
});

test('keeps a bounded amount for who is away, and tells when that was not enough', async () => {
  const { url, ada, bob } = await pair({ outboxLength: 1_000 });
  ada.socket.terminate();
  await ada.closed;
  for (let n = 0; n < 20; n += 1) bob.send(signal('x'.repeat(100), ada));
  const cem = await join(url, 'standup', 'Cem'); // All of Bob's have arrived by then.
  expect(cem.joined.peers).toHaveLength(2);
  const back = await resume(url, ada, 1);
  expect(await back.next()).toMatchObject({ type: 'refused', code: 'session-lost' });
  expect(await cem.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
});

test('who leaves is gone at once, and cannot come back', async () => {
  const { url, ada, bob } = await pair();
  ada.send({ type: 'leave' });
  expect(await bob.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
  const back = await resume(url, ada, 1);
  expect(await back.next()).toMatchObject({ type: 'refused', code: 'session-lost' });
});

test('a crowd that comes back to a restarted server is let in, a thief is slowed down', async () => {
  const first = await pair();
  const { url } = await startServer(); // Knows nobody.
  for (let n = 0; n < 15; n += 1) {
    const back = await resume(url, first.ada, 1);
    expect(await back.next()).toMatchObject({ code: 'session-lost' });
  }
  const again = await join(url, 'standup', 'Ada');
  expect(again.joined.peers).toEqual([]);

  for (let n = 0; n < 10; n += 1) {
    const thief = await resume(url, again, 0, 'guessed');
    expect(await thief.next()).toMatchObject({ code: 'session-lost' });
  }
  const slowed = await resume(url, again, 0, 'guessed');
  expect(await slowed.next()).toMatchObject({ code: 'too-many-attempts' });
});
