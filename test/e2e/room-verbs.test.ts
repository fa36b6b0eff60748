import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { protocolVersion } from '../../src/protocol/limits.ts';
import { runEngage, spawnEngage, startEngage } from '../support/engage.ts';
import { connect } from '../support/wire-client.ts';

/** A server that lets nobody in without a link, and a room of it. */
async function serveRoom(...args: readonly string[]) {
  const engage = await startEngage(['--host', '0.0.0.0']);
  onTestFinished(async () => void (await engage.close()));
  const { stateHome } = engage;
  const { links } = await json<{ readonly links: Record<'host' | 'guest' | 'watch', string> }>(
    ['room', 'create', 'standup', ...args],
    stateHome,
  );
  return { ...engage, links };
}

async function json<T>(args: readonly string[], stateHome?: string): Promise<T> {
  const result = await runEngage([...args, '--json'], stateHome === undefined ? {} : { stateHome });
  expect(result.stderr).toBe('');
  expect(result.exitCode).toBe(0);
  return JSON.parse(result.stdout) as T;
}

async function enter(url: string, link: string, name: string) {
  const client = await connect(url);
  const token = /t=([\w.-]+)/.exec(link)?.[1] ?? '';
  client.send({
    type: 'join',
    version: protocolVersion,
    room: 'standup',
    name,
    intent: 'join',
    token,
  });
  return { client, answer: await client.next() };
}

test('a room is made, listed, shown, locked, unlocked, muted and closed', async () => {
  const { url, stateHome, links } = await serveRoom();
  const { client: ada } = await enter(url, links.host, 'Ada');
  const shown = { name: 'standup', people: [{ name: 'Ada', isHost: true }], isLocked: false };
  expect(await json(['room', 'list'], stateHome)).toMatchObject({
    schema: 'engage.rooms/1',
    rooms: [shown],
  });
  expect(await json(['room', 'show', 'standup'], stateHome)).toMatchObject({
    schema: 'engage.room-status/1',
    ...shown,
  });
  const table = await runEngage(['room', 'list'], { stateHome });
  expect(table.stdout).toMatch(
    /^ROOM +PEOPLE +WAITING +DOOR +LINKS UNTIL\nstandup +1 +0 +open +\d{4}-/,
  );

  expect(await json(['room', 'lock', 'standup'], stateHome)).toEqual({
    schema: 'engage.done/1',
    action: 'lock',
    room: 'standup',
  });
  expect((await enter(url, links.guest, 'Bob')).answer).toMatchObject({ code: 'room-locked' });
  expect((await runEngage(['room', 'unlock', 'standup'], { stateHome })).stdout).toBe(
    'standup is open to all who have a link.\n',
  );
  expect((await enter(url, links.guest, 'Bob')).answer).toMatchObject({ type: 'joined' });
  await json(['room', 'mute', 'standup'], stateHome);
  const heard = [];
  while (heard.at(-1) !== 'mute') heard.push((await ada.next()).type);
  expect(heard).toEqual(['door-changed', 'door-changed', 'peer-joined', 'mute']);
  await json(['room', 'close', 'standup'], stateHome);
  expect(await ada.next()).toMatchObject({ type: 'ended', code: 'room-closed' });
});

test('a host’s link is enough, on any machine: admit, refuse, kick, and a new link with the key', async () => {
  const { url, links } = await serveRoom('--lobby');
  const { client: ada, answer } = await enter(url, links.host, 'Ada');
  expect(answer).toMatchObject({ type: 'joined', door: { hasLobby: true } });
  const { client: bob } = await enter(url, links.guest, 'Bob');
  const { client: eve } = await enter(url, links.guest, 'Eve');
  const unknown = await runEngage(['room', 'admit', links.host, 'Dan']);
  expect(unknown).toMatchObject({
    exitCode: 5,
    stderr: 'error: Nobody named Dan is waiting at standup.\nhint: There: Bob, Eve.\n',
  });
  expect(await json(['room', 'admit', links.host, 'bob'])).toMatchObject({
    action: 'admit',
    person: { name: 'Bob' },
  });
  expect(await bob.next()).toMatchObject({ type: 'joined' });
  await json(['room', 'refuse', links.host, 'Eve']);
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'not-admitted' });
  const kicked = await runEngage(['room', 'kick', links.host, 'Bob']);
  expect(kicked.stdout).toContain('Bob has been sent away from standup.');
  expect(await bob.next()).toMatchObject({ type: 'ended', code: 'kicked' });
  expect((await enter(url, links.guest, 'Bob')).answer).toMatchObject({ code: 'kicked' });

  const key = `${'k'.repeat(42)}w`;
  const sealed = links.host.replace('#', `#k=${key}&`);
  const { link } = await json<{ readonly link: string }>(['room', 'link', sealed]);
  expect(link).toContain(`#k=${key}&t=`);
  expect((await enter(url, link, 'Cleo')).answer).toEqual({ type: 'waiting', room: 'standup' });
  ada.send({ type: 'leave' });
});

test('a link for guests decides nothing, one for watching shows', async () => {
  const { links } = await serveRoom();
  const locked = await runEngage(['room', 'lock', links.guest]);
  expect(locked).toMatchObject({ exitCode: 5, stdout: '' });
  expect(locked.stderr).toMatch(/^error: This takes a token of the server or a host\.\nhint: /);
  expect(await json(['room', 'show', links.watch])).toMatchObject({ name: 'standup', people: [] });
});

test('from elsewhere it takes the token that `engage token` prints', async () => {
  const { url, stateHome } = await serveRoom();
  const args = ['room', 'create', 'other', '--server', url, '--json'];
  const without = await runEngage(args);
  expect(without.exitCode).toBe(5);
  expect(without.stderr).toContain('error: This takes the token of this server.');
  expect(without.stderr).toContain(
    'hint: Give the token as ENGAGE_TOKEN; `engage token` prints it',
  );
  const { stdout: token } = await runEngage(['token'], { stateHome });
  const withIt = await runEngage(args, { env: { ENGAGE_TOKEN: token.trim() } });
  expect(withIt).toMatchObject({ exitCode: 0 });
});

test('rooms, locks and links outlive the server’s end by kill -9', async () => {
  const { url, stateHome, links, process: server } = await serveRoom();
  await json(['room', 'lock', 'standup'], stateHome);
  // What is kept under port 0 nobody could find again; a port of its own is kept.
  server.kill('SIGKILL');
  await once(server, 'close');
  const port = new URL(url).port;
  const again = async () => startEngage(['--host', '0.0.0.0', '--port', port], { stateHome });
  const second = await again();
  expect((await enter(url, links.guest, 'Bob')).answer).toMatchObject({ type: 'joined' });
  await json(['room', 'lock', links.host]);
  second.process.kill('SIGKILL');
  await once(second.process, 'close');
  const third = await again();
  onTestFinished(async () => void (await third.close()));
  expect((await enter(url, links.guest, 'Cleo')).answer).toMatchObject({ code: 'room-locked' });
});

test.each([
  [['room', 'show', 'http://localhost:1/elsewhere'], 'A link to a room looks like'],
  [['room', 'show', 'http://localhost:1/r/x#k=short'], 'The key in this link is damaged'],
  [['room', 'create', '--ttl', '5'], 'A duration is a number with s, m, h or d'],
  [['room', 'create', '--ttl', '91d'], 'from 1m to 90d'],
  [['room', 'create', '--max', '9'], 'A cap is a whole number from 2 to 8.'],
  [['room', 'lock', 'standup', '--server', 'http://localhost:1'], 'takes the token of'],
  [['complete', 'tcsh'], 'the shell is one of bash, zsh, fish, powershell'],
])('%j is wrong usage, and says what would be right', async (args, sentence) => {
  const result = await runEngage(args);
  expect(result.exitCode).toBe(64);
  expect(result.stderr).toContain(sentence);
});

test('Tab completes commands, flags, rooms and people in bash', async () => {
  const { url, stateHome, links } = await serveRoom();
  await enter(url, links.guest, 'Bob');
  const complete = async (...words: readonly string[]) =>
    (await runEngage(['complete', '--', ...words], { stateHome })).stdout
      .split('\n')
      .map((line) => line.split('\t')[0]);
  expect(await complete('room', 'lo')).toContain('lock');
  expect(await complete('serve', '--lo')).toContain('--log-level');
  expect(await complete('room', 'link', 'x', '--role', '')).toEqual(
    expect.arrayContaining(['guest', 'host', 'watch']),
  );
  expect(await complete('room', 'kick', '')).toContain('standup');
  expect(await complete('room', 'kick', 'standup', '')).toContain('Bob');

  const script = spawnEngage(['complete', 'bash']);
  const bash = spawn('bash', ['-n']);
  script.stdout.pipe(bash.stdin);
  expect((await once(bash, 'close'))[0]).toBe(0);
});
