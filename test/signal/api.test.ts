import { expect, test } from 'vitest';
import { protocolVersion } from '../../src/protocol/limits.ts';
import type { ClientMessage } from '../../src/protocol/messages.ts';
import { openApi } from '../../src/signal/api/openapi.ts';
import { calledOperations, callApi } from '../support/api-client.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';

type Tokens = { readonly host: string; readonly guest: string; readonly watch: string };

async function createRoom(url: string, body: object = {}, name = 'standup') {
  const answer = await callApi(url, 'POST', '/api/rooms', {
    token: testToken,
    body: { name, ...body },
  });
  expect(answer.status).toBe(201);
  return answer.body['tokens'] as Tokens;
}

function withToken(token: string, name: string, room = 'standup'): ClientMessage {
  return { type: 'join', version: protocolVersion, room, name, intent: 'join', token };
}

async function enter(url: string, token: string, name: string) {
  const client = await connect(url);
  client.send(withToken(token, name));
  const joined = await client.next();
  if (joined.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(joined)}`);
  return { ...client, joined };
}

test('serves its own description', async () => {
  const { url } = await startServer();
  const { status, body } = await callApi(url, 'GET', '/api/openapi.json');
  expect(status).toBe(200);
  expect(body).toEqual(openApi);
});

test('a room that was made is listed until its links expire, and shows who is there', async () => {
  const { url } = await startServer({ isOpen: false });
  const { guest, host, watch } = await createRoom(url);
  const bob = await enter(url, guest, 'Bob');
  const room = {
    name: 'standup',
    people: [{ id: bob.joined.self.id, name: 'Bob', isHost: false, isSealed: false }],
    waiting: [],
    isLocked: false,
    hasLobby: false,
    expiresAt: expect.any(String),
  };
  const listed = await callApi(url, 'GET', '/api/rooms', { token: testToken });
  expect(listed.body).toEqual({ rooms: [room] });
  for (const token of [testToken, host, watch]) {
    const shown = await callApi(url, 'GET', '/api/rooms/STANDUP', { token });
    expect(shown.body).toEqual(room);
  }
});

test.each([
  ['POST', '/api/rooms', { name: 'standup' }],
  ['GET', '/api/rooms', undefined],
  ['GET', '/api/rooms/standup', undefined],
  ['PATCH', '/api/rooms/standup', { isLocked: true }],
  ['DELETE', '/api/rooms/standup', undefined],
  ['POST', '/api/rooms/standup/links', { role: 'host' }],
  ['POST', '/api/rooms/standup/mute', undefined],
  ['DELETE', '/api/rooms/standup/people/x', undefined],
  ['POST', '/api/rooms/standup/waiting/x', undefined],
  ['DELETE', '/api/rooms/standup/waiting/x', undefined],
])('%s %s is for those with the right token', async (method, path, body) => {
  const { url } = await startServer({ isOpen: false });
  const { guest } = await createRoom(url);
  const { host: elsewhere } = await createRoom(url, {}, 'elsewhere');
  const none = await callApi(url, method, path, { body });
  expect(none).toMatchObject({ status: 401, body: { code: 'not-allowed' } });
  expect(none.headers.get('www-authenticate')).toBe('Bearer');
  for (const token of ['guessed', guest, elsewhere]) {
    const answer = await callApi(url, method, path, { body, token });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  }
});

test('guessing at tokens is slowed down, for the WebSocket as well', async () => {
  const { url } = await startServer();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await callApi(url, 'GET', '/api/rooms', { token: 'guessed' });
  }
  await callApi(url, 'GET', '/api/rooms', { token: 'guessed' });
  const slowed = await callApi(url, 'GET', '/api/rooms', { token: testToken });
  expect(slowed).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
  expect(slowed.headers.get('retry-after')).toBe('1');
  const eve = await connect(url);
  eve.send({ type: 'watch', version: protocolVersion, room: 'standup', token: testToken });
  expect(await eve.next()).toMatchObject({ code: 'too-many-attempts' });
});

test('one address may ask so often, but who runs the server as often as they like', async () => {
  const { url } = await startServer({ limits: { apiBurst: 2, apiRequestsPerSecond: 0.001 } });
  for (const status of [200, 200, 429]) {
    expect(await callApi(url, 'GET', '/api/openapi.json')).toMatchObject({ status });
  }
  expect(await callApi(url, 'GET', '/api/rooms', { token: testToken })).toMatchObject({
    status: 200,
  });
});

test('where anyone may open rooms, nobody becomes host of a room that is there', async () => {
  const { url } = await startServer({ isOpen: true });
  const first = await callApi(url, 'POST', '/api/rooms', { body: { name: 'standup' } });
  expect(first.status).toBe(201);
  const second = await callApi(url, 'POST', '/api/rooms', { body: { name: 'Standup' } });
  expect(second).toMatchObject({ status: 409, body: { code: 'room-taken' } });
});

test.each([
  ['a name that is no text', { name: 5 }],
  ['a name of dots', { name: '..' }],
  ['a link for a moment', { name: 'standup', ttlSeconds: 1 }],
  ['a link for ever', { name: 'standup', ttlSeconds: 1e12 }],
  ['a crowd', { name: 'standup', maxPeople: 1000 }],
  ['a lobby that is no yes or no', { name: 'standup', lobby: 'yes' }],
  ['a body that is too large', { name: 'x'.repeat(10_000) }],
])('%s is refused with a sentence', async (_, body) => {
  const { url } = await startServer();
  const answer = await callApi(url, 'POST', '/api/rooms', { token: testToken, body });
  expect(answer.status).toBe(400);
  expect(answer.body['title']).toMatch(/^[A-Z].*\.$/);
});

test('a form of another site is no request', async () => {
  const { url } = await startServer();
  const form = await fetch(`${url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"name":"standup"}',
  });
  expect(form.status).toBe(400);
  const script = await fetch(`${url}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{"name":"standup"}',
  });
  expect(script.status).toBe(403);
});

test('unknown paths and methods are told apart', async () => {
  const { url } = await startServer();
  expect(await callApi(url, 'GET', '/api/nothing')).toMatchObject({ status: 404 });
  const wrong = await callApi(url, 'PUT', '/api/rooms');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('GET, POST');
});

test('lock, unlock, lobby, admit, refuse, mute, kick and close', async () => {
  const { url } = await startServer({ isOpen: false });
  const { host, guest } = await createRoom(url);
  const ada = await enter(url, host, 'Ada');
  const change = (body: object) =>
    callApi(url, 'PATCH', '/api/rooms/standup', { token: host, body });

  expect((await change({ isLocked: true })).body).toMatchObject({ isLocked: true });
  const locked = { isLocked: true, hasLobby: false };
  expect(await ada.next()).toEqual({ type: 'door-changed', door: locked });
  const bob = await connect(url);
  bob.send(withToken(guest, 'Bob'));
  expect(await bob.next()).toMatchObject({ type: 'refused', code: 'room-locked' });

  await change({ isLocked: false, hasLobby: true });
  await ada.next();
  await ada.next();
  for (const [answer, method] of [
    ['refused', 'DELETE'],
    ['joined', 'POST'],
  ] as const) {
    bob.send(withToken(guest, 'Bob'));
    expect(await bob.next()).toEqual({ type: 'waiting', room: 'standup' });
    const knock = await ada.next();
    if (knock.type !== 'knock') throw new Error(knock.type);
    expect(knock.person.name).toBe('Bob');
    const path = `/api/rooms/standup/waiting/${knock.person.id}`;
    expect(await callApi(url, method, path, { token: host })).toMatchObject({ status: 204 });
    expect(await ada.next()).toEqual({ type: 'knock-over', id: knock.person.id });
    expect(await bob.next()).toMatchObject({ type: answer });
    const again = await callApi(url, method, path, { token: host });
    expect(again).toMatchObject({ status: 404, body: { code: 'no-such-person' } });
  }
  const came = await ada.next();
  if (came.type !== 'peer-joined') throw new Error(came.type);

  await callApi(url, 'POST', '/api/rooms/standup/mute', { token: host });
  expect(await bob.next()).toEqual({ type: 'mute' });

  const { id } = came.peer;
  await callApi(url, 'DELETE', `/api/rooms/standup/people/${id}`, { token: host });
  expect(await bob.next()).toMatchObject({ type: 'ended', code: 'kicked' });
  expect(await bob.closed).toBe(1000);

  const made = await callApi(url, 'POST', '/api/rooms/standup/links', {
    token: host,
    body: { role: 'guest', lobby: false },
  });
  const cleo = await enter(url, (made.body['tokens'] as { guest: string }).guest, 'Cleo');
  await callApi(url, 'DELETE', '/api/rooms/standup', { token: host });
  expect(await cleo.next()).toMatchObject({ type: 'ended', code: 'room-closed' });
  const late = await connect(url);
  late.send(withToken(host, 'Ada'));
  expect(await late.next()).toMatchObject({ type: 'refused', code: 'room-closed' });
  expect(await callApi(url, 'GET', '/api/rooms/standup', { token: host })).toMatchObject({
    body: { code: 'room-closed' },
  });
  // The name is free for a new call, of which the old links know nothing.
  const { guest: fresh } = await createRoom(url);
  await enter(url, fresh, 'Dan');
  late.send(withToken(guest, 'Bob'));
  expect(await late.next()).toMatchObject({ type: 'refused', code: 'room-closed' });
});

test('a host’s link makes none that gives more than itself', async () => {
  const { url } = await startServer({ isOpen: false });
  const { host } = await createRoom(url, { maxPeople: 2, ttlSeconds: 60 });
  const made = await callApi(url, 'POST', '/api/rooms/standup/links', {
    token: host,
    body: { role: 'guest', maxPeople: 8, ttlSeconds: 3600 },
  });
  // A token's times are whole seconds.
  expect(Date.parse(made.body['expiresAt'] as string)).toBeLessThanOrEqual(Date.now() + 61_000);
  const { guest } = made.body['tokens'] as { guest: string };
  await enter(url, host, 'Ada');
  await enter(url, guest, 'Bob');
  const cleo = await connect(url);
  cleo.send(withToken(guest, 'Cleo'));
  expect(await cleo.next()).toMatchObject({ type: 'refused', code: 'room-full' });
});

test('a guest of an open room by name meets no API of it, but who came first is its host', async () => {
  const { url } = await startServer({ isOpen: true });
  const ada = await join(url, 'standup', 'Ada');
  expect(ada.joined.self.isHost).toBe(true);
  const bob = await connect(url);
  bob.send(joinMessage('standup', 'Bob'));
  const joined = await bob.next();
  expect(joined).toMatchObject({ type: 'joined', self: { name: 'Bob' } });
  expect(joined).not.toHaveProperty('self.isHost');
});

test('every operation of the document is called by these tests', () => {
  const described = Object.values(openApi.paths).flatMap((operations) =>
    Object.values(operations).flatMap((operation) =>
      'operationId' in operation ? [operation.operationId] : [],
    ),
  );
  expect(calledOperations).toEqual(new Set(described));
});
