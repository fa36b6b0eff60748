import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { protocolVersion } from '../../src/protocol/limits.ts';
import type { ClientMessage } from '../../src/protocol/messages.ts';
import { createLinkTokens, type LinkRole } from '../../src/signal/link-tokens.ts';
import type { RoomRecord } from '../../src/signal/room-records.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { connect, join, joinMessage, type WireClient } from '../support/wire-client.ts';

const key = randomBytes(32);

async function link(
  role: LinkRole,
  options: { readonly room?: string; readonly maxPeople?: number } = {},
) {
  const issuedAtMs = Date.now();
  return createLinkTokens([key], Date.now).issue({
    room: 'standup',
    role,
    issuedAtMs,
    expiresAtMs: issuedAtMs + 3_600_000,
    ...options,
  });
}

function joinWith(token: string | undefined, name: string): ClientMessage {
  return {
    type: 'join',
    version: protocolVersion,
    room: 'standup',
    name,
    intent: 'join',
    ...(token === undefined ? {} : { token }),
  };
}

async function ask(url: string, token: string | undefined, name = 'Bob') {
  const client = await connect(url);
  client.send(joinWith(token, name));
  return { client, answer: await client.next() };
}

async function until<T extends string>(client: WireClient, type: T) {
  for (;;) {
    const message = await client.next();
    if (message.type === type) return message as Extract<typeof message, { type: T }>;
  }
}

const guarded = { isOpen: false, linkKeys: [key] };

test.each<[string, () => Promise<string | undefined>, string]>([
  ['without a link', async () => undefined, 'link-needed'],
  ['with an invented one', async () => 'a.b.c', 'link-invalid'],
  ['with one of another room', () => link('guest', { room: 'elsewhere' }), 'link-invalid'],
  ['with one for watching', () => link('watch'), 'not-allowed'],
])('a guarded server lets nobody in %s', async (_, token, code) => {
  const { url } = await startServer(guarded);
  expect((await ask(url, await token())).answer).toMatchObject({ type: 'refused', code });
});

test('a link says who is host, the token of the server makes one, and names need no store', async () => {
  const { url } = await startServer(guarded);
  const { answer: guest } = await ask(url, await link('guest'));
  expect(guest).toMatchObject({ type: 'joined' });
  expect(guest).not.toHaveProperty('self.isHost');
  for (const token of [await link('host'), testToken]) {
    expect((await ask(url, token)).answer).toMatchObject({
      type: 'joined',
      self: { isHost: true },
    });
  }
});

test('the cap of a link holds for those who come by it', async () => {
  const { url } = await startServer(guarded);
  const small = await link('guest', { maxPeople: 2 });
  await ask(url, small);
  await ask(url, small);
  expect((await ask(url, small)).answer).toMatchObject({ code: 'room-full' });
  expect((await ask(url, await link('host'))).answer).toMatchObject({ type: 'joined' });
});

test('guests cannot decide for the room', async () => {
  const { url } = await startServer(guarded);
  const { client } = await ask(url, await link('guest'));
  client.send({ type: 'moderate', action: 'close' });
  expect(await client.next()).toMatchObject({ type: 'refused', code: 'not-allowed' });
  const stranger = await connect(url);
  stranger.send({ type: 'moderate', action: 'close' });
  expect(await stranger.next()).toMatchObject({ type: 'refused', code: 'not-joined' });
});

test('a kicked person cannot come back: not by their place, nor by their link, nor do others by it', async () => {
  const { url } = await startServer(guarded);
  const { client: ada } = await ask(url, await link('host'), 'Ada');
  const shared = await link('guest');
  const { client: bob, answer } = await ask(url, shared);
  if (answer.type !== 'joined') throw new Error(answer.type);
  const { client: cleo } = await ask(url, shared, 'Cleo');
  ada.send({ type: 'moderate', action: 'kick', person: answer.self.id });
  await until(bob, 'ended');

  const again = await connect(url);
  const { secret, self } = answer;
  again.send({ type: 'resume', version: protocolVersion, peer: self.id, secret, received: 0 });
  expect(await again.next()).toMatchObject({ code: 'session-lost' });
  again.send(joinWith(shared, 'Bob'));
  expect(await again.next()).toMatchObject({ code: 'kicked' });
  // Who was inside by the same link stays.
  expect(await until(cleo, 'peer-left')).toEqual({ type: 'peer-left', id: self.id });
  expect((await ask(url, await link('guest'))).answer).toMatchObject({ type: 'joined' });
});

test('where there are no links, a kick lets nobody in any more whom the host has not seen', async () => {
  const { url } = await startServer({ isOpen: true });
  const ada = await join(url, 'standup', 'Ada');
  const bob = await join(url, 'standup', 'Bob');
  ada.send({ type: 'moderate', action: 'kick', person: bob.joined.self.id });
  expect(await bob.next()).toMatchObject({ type: 'ended', code: 'kicked' });
  bob.socket.terminate();
  const again = await connect(url);
  again.send(joinMessage('standup', 'Bob'));
  expect(await again.next()).toEqual({ type: 'waiting', room: 'standup' });
  expect((await until(ada, 'door-changed')).door).toEqual({ isLocked: false, hasLobby: true });
});

test('a lobby holds so many people, hosts who come see them, and who gives up is gone', async () => {
  const record: RoomRecord = {
    name: 'standup',
    door: { isLocked: false, hasLobby: true },
    revokedLinks: [],
    kicked: [],
    closedAtMs: 0,
    untilMs: Date.now() + 3_600_000,
  };
  const { url } = await startServer({
    ...guarded,
    limits: { waitingPerRoom: 2 },
    records: { saved: new Map([['standup', record]]) },
  });
  const guest = await link('guest');
  const { client: bob, answer } = await ask(url, guest);
  expect(answer).toEqual({ type: 'waiting', room: 'standup' });
  await ask(url, guest, 'Cleo');
  expect((await ask(url, guest, 'Dan')).answer).toMatchObject({ code: 'room-full' });
  const { client: ada, answer: host } = await ask(url, await link('host'), 'Ada');
  expect(host).toMatchObject({ waiting: [{ name: 'Bob' }, { name: 'Cleo' }] });
  bob.socket.terminate();
  if (host.type !== 'joined') throw new Error(host.type);
  expect(await until(ada, 'knock-over')).toEqual({
    type: 'knock-over',
    id: host.waiting[0]?.id,
  });
});

test('who waits may not signal, and is not in the room', async () => {
  const { url } = await startServer(guarded);
  const { client: ada, answer } = await ask(url, await link('host'), 'Ada');
  if (answer.type !== 'joined') throw new Error(answer.type);
  ada.send({ type: 'moderate', action: 'lobby-on' });
  await until(ada, 'door-changed');
  const { client: bob } = await ask(url, await link('guest'));
  bob.send({ type: 'signal', to: answer.self.id, payload: 'let me in' });
  expect(await bob.next()).toMatchObject({ code: 'not-joined' });
  bob.send(joinWith(await link('guest'), 'Bob'));
  expect(await bob.next()).toMatchObject({ code: 'already-joined' });
  expect((await until(ada, 'knock')).person.name).toBe('Bob');
});

test('what hosts decided is told to be kept, and holds in the next run', async () => {
  const kept = new Map<string, RoomRecord>();
  const onChange = (records: ReadonlyMap<string, RoomRecord>) => {
    for (const [name, record] of records) kept.set(name, record);
  };
  const token = { authorization: `Bearer ${testToken}`, 'content-type': 'application/json' };
  const first = await startServer({ ...guarded, records: { onChange } });
  await fetch(`${first.url}/api/rooms`, {
    method: 'POST',
    headers: token,
    body: '{"name":"standup"}',
  });
  const { client: ada } = await ask(first.url, await link('host'), 'Ada');
  ada.send({ type: 'moderate', action: 'lock' });
  await until(ada, 'door-changed');
  const second = await startServer({ ...guarded, records: { saved: kept } });
  expect((await ask(second.url, await link('guest'))).answer).toMatchObject({
    code: 'room-locked',
  });
  expect((await ask(second.url, await link('host'))).answer).toMatchObject({ type: 'joined' });
});
