import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { closeCodes } from '../../src/protocol/errors.ts';
import { protocolVersion, type Limits } from '../../src/protocol/limits.ts';
import type { FormerPlace } from '../../src/protocol/messages.ts';
import type { RoomRecord } from '../../src/signal/room-records.ts';
import { callApi } from '../support/api-client.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';

type Joined = Awaited<ReturnType<typeof join>>['joined'];

const placeOf = ({ self, secret }: Joined): FormerPlace => ({ id: self.id, secret });

/** Joins as someone who was there before. */
async function comeBack(url: string, name: string, was: FormerPlace, room = 'standup') {
  const client = await connect(url);
  client.send({ type: 'join', version: protocolVersion, room, name, intent: 'join', was });
  const joined = await client.next();
  if (joined.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(joined)}`);
  return { ...client, joined };
}

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

/** Ada, in a first run of the server, and another run of it. */
async function restart(keys: readonly Buffer[] = [oldKey]) {
  const first = await startServer({ sessionKeys: [oldKey] });
  const { joined } = await join(first.url, 'Stand Up', 'Ada');
  return { ada: joined, url: (await startServer({ sessionKeys: keys })).url };
}

test('another run of the server gives the same id to who proves to have had it', async () => {
  const { ada, url } = await restart();
  const bob = await join(url, 'stand up', 'Bob');
  const back = await comeBack(url, 'Ada', placeOf(ada), 'STAND UP');
  expect(back.joined).toMatchObject({ self: ada.self, peers: [bob.joined.self] });
  expect(await bob.next()).toEqual({ type: 'peer-joined', peer: ada.self });

  // It is a place like any other: signals reach it, and it can be resumed.
  bob.send({ type: 'signal', to: ada.self.id, payload: 'hello' });
  expect(await back.next()).toMatchObject({ from: bob.joined.self.id, payload: 'hello' });
  back.socket.terminate();
  const again = await connect(url);
  const { secret } = back.joined;
  const peer = ada.self.id;
  again.send({ type: 'resume', version: protocolVersion, peer, secret, received: 1 });
  expect(await again.next()).toMatchObject({ type: 'resumed' });
});

test('keys can be changed with an overlap, and not without', async () => {
  const overlap = await restart([newKey, oldKey]);
  const back = await comeBack(overlap.url, 'Ada', placeOf(overlap.ada), 'stand up');
  expect(back.joined.self.id).toBe(overlap.ada.self.id);
  // What it has now is made with the new key.
  const { url } = await startServer({ sessionKeys: [newKey] });
  const later = await comeBack(url, 'Ada', placeOf(back.joined), 'stand up');
  expect(later.joined.self.id).toBe(overlap.ada.self.id);

  const hard = await restart([newKey]);
  const stranger = await comeBack(hard.url, 'Ada', placeOf(hard.ada), 'stand up');
  expect(stranger.joined.self.id).not.toBe(hard.ada.self.id);
});

test.each([
  ['another room', {}, 'retro'],
  ['a changed id', { id: 'someone-else' }, 'stand up'],
  ['a secret cut short', { secret: 'short' }, 'stand up'],
])('a proof is worth nothing for %s', async (_, change, room) => {
  const { ada, url } = await restart();
  const thief = await comeBack(url, 'Ada', { ...placeOf(ada), ...change }, room);
  expect([ada.self.id, 'someone-else']).not.toContain(thief.joined.self.id);
});

test('takes the place of its own ghost, and nobody hears of a leave', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  const back = await comeBack(url, 'Ada', placeOf(ada.joined));
  expect(back.joined).toMatchObject({ self: ada.joined.self, peers: [bob.joined.self] });
  expect(await ada.next()).toMatchObject({ type: 'peer-joined' }); // Bob's, from before.
  expect(await ada.closed).toBe(closeCodes.replaced);
  expect(await bob.next()).toEqual({ type: 'peer-joined', peer: ada.joined.self });
  back.send({ type: 'leave' });
  expect(await bob.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
});

test('a ghost that has been replaced does not leave when its grace is over', async () => {
  const { url } = await startServer({ limits: { resumeGraceMs: 50 } });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  ada.socket.terminate();
  await ada.closed;
  const back = await comeBack(url, 'Ada', placeOf(ada.joined));
  expect(await bob.next()).toMatchObject({ type: 'peer-joined' });
  // Cem's grace begins later than that of the ghost did, and ends.
  const cem = await join(url, 'standup', 'Cem');
  expect(await bob.next()).toMatchObject({ type: 'peer-joined' });
  cem.socket.terminate();
  expect(await bob.next()).toEqual({ type: 'peer-left', id: cem.joined.self.id });
  back.send({ type: 'leave' });
  expect(await bob.next()).toEqual({ type: 'peer-left', id: ada.joined.self.id });
});

test('who claims the place of someone present gets another one, and is slowed down', async () => {
  const { url } = await startServer();
  const ada = await join(url, 'standup', 'Ada');
  const was = { id: ada.joined.self.id, secret: 'guessed' };
  for (let n = 0; n < 10; n += 1) {
    const thief = await comeBack(url, 'Ada', was);
    expect(thief.joined.self).not.toMatchObject({ id: was.id });
    thief.send({ type: 'leave' });
    await thief.closed;
  }
  const slowed = await connect(url);
  slowed.send(joinMessage('standup', 'Ada'));
  expect(await slowed.next()).toMatchObject({ code: 'too-many-attempts' });
});

test('a crowd that comes back to a server with another key is let in', async () => {
  const { ada, url } = await restart([newKey]);
  for (let n = 0; n < 15; n += 1) {
    const back = await comeBack(url, 'Ada', placeOf(ada), `room ${n}`);
    expect(back.joined.peers).toEqual([]);
  }
});

/** Ada hosts and Bob is a guest of a first run with a lock, a lobby or a kick, and then another run. */
async function restartGuarded(
  decide: (url: string, bob: string, link: string) => Promise<void>,
  limits: Partial<Limits> = {},
) {
  const kept = new Map<string, RoomRecord>();
  const keys = { sessionKeys: [oldKey], linkKeys: [newKey], isOpen: false };
  const onChange = (records: ReadonlyMap<string, RoomRecord>) => {
    for (const [name, record] of records) kept.set(name, record);
  };
  const first = await startServer({ ...keys, records: { onChange } });
  const made = await callApi(first.url, 'POST', '/api/rooms', {
    token: testToken,
    body: { name: 'standup' },
  });
  const { guest } = made.body['tokens'] as { guest: string };
  const bob = await connect(first.url);
  bob.send(joinWith('Bob', guest));
  const joined = await bob.next();
  if (joined.type !== 'joined') throw new Error(joined.type);
  await decide(first.url, joined.self.id, guest);
  const { url } = await startServer({ ...keys, records: { saved: kept }, limits });
  const back = await connect(url);
  back.send({ ...joinWith('Bob', guest), was: placeOf(joined) });
  return { id: joined.self.id, answer: await back.next() };
}

function joinWith(name: string, token: string) {
  const type = 'join' as const;
  return { type, version: protocolVersion, room: 'standup', name, intent: 'join' as const, token };
}

const patch = (body: object) => (url: string) =>
  callApi(url, 'PATCH', '/api/rooms/standup', { token: testToken, body }).then(() => undefined);
const remove = (path: string) => (url: string) =>
  callApi(url, 'DELETE', `/api/rooms/standup${path}`, { token: testToken }).then(() => undefined);

test.each([
  ['a lock', { isLocked: true }, 'room-locked'],
  ['a lobby', { hasLobby: true }, undefined],
])('%s does not keep out who was inside when the server ended', async (_, door, code) => {
  const back = await restartGuarded(patch(door));
  expect(back.answer).toMatchObject({ type: 'joined', self: { id: back.id } });
  // Only just after the start: later everyone comes in by the door.
  const late = await restartGuarded(patch(door), { returnWindowMs: -1 });
  const kept = code === undefined ? { type: 'waiting' } : { type: 'refused', code };
  expect(late.answer).toMatchObject(kept);
});

test('who came by a link that was taken back from another is let in again, the kicked one is not', async () => {
  const other = await restartGuarded(async (url, _, link) => {
    const eve = await connect(url);
    eve.send(joinWith('Eve', link));
    const joined = await eve.next();
    if (joined.type !== 'joined') throw new Error(joined.type);
    await remove(`/people/${joined.self.id}`)(url);
  });
  expect(other.answer).toMatchObject({ type: 'joined', self: { id: other.id } });
  const kicked = await restartGuarded((url, bob) => remove(`/people/${bob}`)(url));
  expect(kicked.answer).toMatchObject({ type: 'refused', code: 'kicked' });
  const closed = await restartGuarded(remove(''));
  expect(closed.answer).toMatchObject({ type: 'refused', code: 'room-closed' });
});

test('in a room without links the host is host again, and no guest becomes one by being first', async () => {
  const keys = { sessionKeys: [oldKey] };
  const first = await startServer(keys);
  const ada = await join(first.url, 'standup', 'Ada');
  const bob = await join(first.url, 'standup', 'Bob');
  const { url } = await startServer(keys);
  const guest = await comeBack(url, 'Bob', placeOf(bob.joined));
  expect(guest.joined.self).not.toHaveProperty('isHost');
  const host = await comeBack(url, 'Ada', placeOf(ada.joined));
  expect(host.joined.self).toMatchObject({ id: ada.joined.self.id, isHost: true });
});
