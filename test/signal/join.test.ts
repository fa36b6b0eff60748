import { expect, test } from 'vitest';
import { limits, protocolVersion } from '../../src/protocol/limits.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { openRoom } from '../support/open-room.ts';

test('tells the first peer when a second one joins and leaves', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  expect(ada.joined.peers).toEqual([]);

  const bob = await join(url, 'standup', 'Bob');
  expect(bob.joined.peers).toEqual([ada.joined.self]);
  expect(await ada.next()).toEqual({ type: 'peer-joined', peer: bob.joined.self });

  bob.send({ type: 'leave' });
  expect(await ada.next()).toEqual({ type: 'peer-left', id: bob.joined.self.id });
  expect(await bob.closed).toBe(1000);
});

test('routes a payload unseen and unchanged to the one it is for', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  const eve = await join(url, 'standup', 'Eve');
  await ada.next(); // Bob
  await ada.next(); // Eve
  await bob.next(); // Eve

  const payload = 'not JSON at all:\n"}{\u2028 ✓ \\n';
  ada.send({ type: 'signal', to: bob.joined.self.id, payload });
  expect(await bob.next()).toEqual({ type: 'signal', from: ada.joined.self.id, payload });

  // Eve got nothing: the next she hears is that Ada left.
  ada.send({ type: 'leave' });
  expect(await eve.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
});

test('keeps rooms apart, and their ids of no use outside', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'red', 'Ada');
  const bob = await join(url, 'blue', 'Bob');
  expect(bob.joined.peers).toEqual([]);

  bob.send({ type: 'signal', to: ada.joined.self.id, payload: 'hello' });
  const eve = await join(url, 'red', 'Eve');
  expect(await ada.next()).toEqual({ type: 'peer-joined', peer: eve.joined.self });
});

test.each(['Stand  Up', ' stand up ', 'STAND UP', 'ｓｔａｎｄ up'])(
  'takes %j for the room "stand up" and shows it as it was first typed',
  async (typed) => {
    const { url } = await startServer();
    await join(url, 'Stand Up', 'Ada');
    const bob = await join(url, typed, 'Bob');
    expect(bob.joined.room).toBe('Stand Up');
    expect(bob.joined.peers).toHaveLength(1);
  },
);

test('tells who starts a call under a name that is taken', async () => {
  const { url } = await startServer();
  await join(url, 'standup', 'Ada');
  const bob = await connect(url);
  bob.send(joinMessage('Standup', 'Bob', 'start'));
  expect(await bob.next()).toMatchObject({ type: 'refused', code: 'room-taken' });

  bob.send(joinMessage('Standup', 'Bob', 'join'));
  expect(await bob.next()).toMatchObject({ type: 'joined', peers: [{ name: 'Ada' }] });
});

test('shows a second person of the same name under another one', async () => {
  const { url } = await startServer();
  await join(url, 'standup', 'Ada');
  expect((await join(url, 'standup', 'ada')).joined.self.name).toBe('ada 2');
  expect((await join(url, 'standup', 'Ada')).joined.self.name).toBe('Ada 3');
});

test('a name is free again when its call is over', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  ada.send({ type: 'leave' });
  await ada.closed;
  const bob = await connect(url);
  bob.send(joinMessage('standup', 'Bob', 'start'));
  expect(await bob.next()).toMatchObject({ type: 'joined', peers: [] });
});

test('is full at its limit, and has room again when someone leaves', async () => {
  const { url } = await startServer({ limits: { peersPerRoom: 2 } });
  const ada = await join(url, 'standup', 'Ada');
  await join(url, 'standup', 'Bob');
  const eve = await connect(url);
  eve.send(joinMessage('standup', 'Eve'));
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'room-full' });

  ada.send({ type: 'leave' });
  await ada.closed;
  eve.send(joinMessage('standup', 'Eve'));
  expect(await eve.next()).toMatchObject({ type: 'joined', peers: [{ name: 'Bob' }] });
});

test('refuses another room when the server is full, not the rooms it has', async () => {
  const { url } = await startServer({ limits: { rooms: 1 } });
  await join(url, 'red', 'Ada');
  const bob = await connect(url);
  bob.send(joinMessage('blue', 'Bob'));
  expect(await bob.next()).toMatchObject({ type: 'refused', code: 'server-full' });
  bob.send(joinMessage('red', 'Bob'));
  expect(await bob.next()).toMatchObject({ type: 'joined' });
});

const longName = 'n'.repeat(limits.roomNameLength + 1);

test.each([
  ['another version', { ...joinMessage('a', 'A'), version: 2 }, 'unsupported-version'],
  ['an empty room name', joinMessage('  ', 'A'), 'bad-room-name'],
  ['a long room name', joinMessage(longName, 'A'), 'bad-room-name'],
  ['dots as a room name', joinMessage('..', 'A'), 'bad-room-name'],
  ['a control character', joinMessage('a\u0007b', 'A'), 'bad-room-name'],
  ['text that runs backwards', joinMessage('a\u202eb', 'A'), 'bad-room-name'],
  ['an empty name', joinMessage('a', ''), 'bad-person-name'],
  ['a long name', joinMessage('a', longName), 'bad-person-name'],
  ['a signal before joining', { type: 'signal', to: 'x', payload: '' }, 'not-joined'],
] as const)('refuses %s with a sentence', async (_, message, code) => {
  const { url } = await startServer();
  const ada = await connect(url);
  ada.send(message);
  expect(await ada.next()).toMatchObject({
    type: 'refused',
    code,
    message: expect.stringMatching(/^\S.* .*\.$/),
  });
});

test('refuses to join twice and keeps the first place', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'red', 'Ada');
  ada.send(joinMessage('blue', 'Ada'));
  expect(await ada.next()).toMatchObject({ type: 'refused', code: 'already-joined' });
  const bob = await join(url, 'red', 'Bob');
  expect(await ada.next()).toEqual({ type: 'peer-joined', peer: bob.joined.self });
});

test('lets the holder of the token watch, unseen by the people in the room', async () => {
  const { url } = await startServer();
  const eve = await connect(url);
  const watch = { type: 'watch', version: protocolVersion, room: 'standup' } as const;
  eve.send({ ...watch, token: 'guessed' });
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'not-allowed' });
  eve.send({ ...watch, token: testToken });
  expect(await eve.next()).toEqual({
    type: 'watching',
    room: 'standup',
    peers: [],
    ...openRoom,
  });

  const ada = await join(url, 'standup', 'Ada');
  expect(ada.joined.peers).toEqual([]);
  expect(await eve.next()).toEqual({ type: 'peer-joined', peer: ada.joined.self });
  ada.send({ type: 'leave' });
  expect(await eve.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });

  eve.send({ type: 'signal', to: ada.joined.self.id, payload: '' });
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'not-joined' });
});
