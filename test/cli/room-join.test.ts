import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFileSink } from '../../src/peer/files/file-sink.ts';
import { openFileSource } from '../../src/peer/files/file-source.ts';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { until } from '../../src/peer/until.ts';
import { insideOf } from '../../src/protocol/room-state.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';
import { joinHere } from './support/joined-command.ts';

async function makeFolder() {
  const path = await mkdtemp(join(tmpdir(), 'engage-join-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('tells who is there, how they are connected, and what both sides write', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { clip: await loadTestClip() });
  await ada.joined();
  const command = joinHere(url);
  await command.shows('You are in “standup” as Terminal: with Ada (not sealed, host)');
  await command.shows('Ada: connected');
  await command.shows('Ada: microphone on, camera on');
  await command.shows('Ada: direct over UDP');
  const authentication = () => [...ada.getSnapshot().pairs.values()][0]?.authentication;
  await until(ada, () => authentication()?.state === 'known', never);
  const digits = authentication();
  const numbers = digits?.state === 'known' ? digits.text : '';
  await command.shows(`Ada: compare ${numbers} with them`);

  ada.talk.chat.say('hello\nTerminal left');
  // A second line cannot pass for something that happened.
  await command.shows('Ada: hello\n    Terminal left\n');
  command.write('hello yourself');
  command.write('//hand is a command');
  command.write('/hand');
  await until(ada.talk.gestures, ({ hands }) => hands.size === 1, never);
  const texts = () => ada.talk.chat.getSnapshot().entries.map(({ text }) => text);
  expect(texts()).toEqual(['hello\nTerminal left', 'hello yourself', '/hand is a command']);
  ada.talk.gestures.raiseHand(true);
  await command.shows('Ada raised the hand');
  await ada.close();
  await command.shows('Ada left; nobody else is there');

  const { exitCode, stderr } = await command.leave();
  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(command.printed()).toMatch(/You have left\n$/);
});

test('the end of the input does not leave; a command that is none is answered', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const command = joinHere(url);
  command.write('/dance');
  command.write('said last');
  command.endInput();
  await until(ada.talk.chat, ({ entries }) => entries.length === 1, never);
  ada.talk.chat.say('still there?');
  await command.shows('Ada: still there?');
  const { exitCode, stderr } = await command.leave();
  expect(exitCode).toBe(0);
  expect(stderr).toContain('There is no such command');
});

test('what others write never acts on the terminal', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada \u202eevil');
  const bob = enter(url, 'Bob');
  await bob.joined();
  const command = joinHere(url);
  await command.shows('Bob: connected');
  bob.talk.chat.say('\u202eright to left\u2066');
  await command.shows('right to left');
  expect(command.printed()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
  expect(ada.getSnapshot().room).toMatchObject({ phase: 'refused', code: 'bad-person-name' });
});

test('--json prints an object for each thing that happens, and figures', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { clip: await loadTestClip() });
  await ada.joined();
  const command = joinHere(url, '--json', '--stats', '1s', '--send', 'card');
  await command.shows('"event":"path"');
  const inside = insideOf(ada.getSnapshot().room);
  const [self] = inside?.peers ?? [];
  expect(command.events('joined')).toEqual([
    {
      schema: 'engage.call/1',
      event: 'joined',
      room: 'standup',
      self: { id: self?.id, name: 'Terminal', isHost: false, protection: 'open' },
      people: [
        {
          id: expect.any(String) as string,
          name: 'Ada',
          isHost: true,
          protection: 'open',
        },
      ],
      door: { isLocked: false, hasLobby: false },
    },
  ]);
  ada.talk.chat.say('\u009b2J');
  ada.talk.chat.say('words');
  await command.shows('"text":"words"');
  expect(command.events('chat')).toEqual([
    expect.objectContaining({ text: 'words', isOwn: false, time: expect.any(String) as string }),
  ]);
  // Sound and picture of the test card, by whichever path it comes.
  await expect
    .poll(() => command.events('stats').at(-1)?.['people'])
    .toMatchObject([{ name: 'Ada', inKbps: expect.toSatisfy((kbps) => kbps > 50) as number }]);
  await command.shows('"rttMs":');
  await until(ada, ({ pairs }) => [...pairs.values()][0]?.media?.camera === true, never);
  command.write('/camera');
  await until(ada, ({ pairs }) => [...pairs.values()][0]?.media?.camera === false, never);
  const { exitCode } = await command.leave();
  expect(exitCode).toBe(0);
  expect(command.events('left')).toHaveLength(1);
});

test('files go both ways, whole, under names that are safe, and replace nothing', async () => {
  const { url } = await startServer();
  const [folder, own] = [await makeFolder(), await makeFolder()];
  const ada = enter(url, 'Ada');
  await ada.joined();
  const inbox = join(folder, 'inbox');
  const flags = ['--files', inbox, '--accept-files', '--max-file-size', '300k'];
  const command = joinHere(url, ...flags);
  await command.shows('Ada: connected');
  const terminal = insideOf(ada.getSnapshot().room)?.peers[0];
  if (terminal === undefined) throw new Error('nobody there');

  const bytes = new Uint8Array(200_000).map((_, index) => index % 251);
  const offer = (name: string, size = bytes.length) =>
    ada.talk.files.offer(terminal, {
      name,
      size,
      read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
    });
  offer('../../.profile');
  await command.shows(`is saved as ${join(inbox, '_.._.profile')}`);
  offer('plan.pdf');
  await command.shows(`is saved as ${join(inbox, 'plan.pdf')}`);
  offer('plan.pdf');
  await command.shows(`is saved as ${join(inbox, 'plan (2).pdf')}`);
  offer('large', 400_000);
  await command.shows('is offered: /accept');
  expect((await readdir(inbox)).toSorted()).toEqual(['_.._.profile', 'plan (2).pdf', 'plan.pdf']);
  for (const name of await readdir(inbox)) {
    expect(new Uint8Array(await readFile(join(inbox, name)))).toEqual(bytes);
    expect((await stat(join(inbox, name))).mode & 0o777).toBe(0o600);
  }

  const path = join(own, 'report.txt');
  await writeFile(path, bytes);
  command.write(`/file ${path}`);
  const isReceived = (phase: string) =>
    until(
      ada.talk.files,
      (all) =>
        all.some(
          ({ direction, progress }) => direction === 'receiving' && progress.phase === phase,
        ),
      never,
    );
  await isReceived('offered');
  const offered = ada.talk.files.getSnapshot().find(({ direction }) => direction === 'receiving');
  if (offered === undefined) throw new Error('nothing offered');
  const saved: string[] = [];
  ada.talk.files.accept(offered.key, await openFileSink(own, offered, (at) => saved.push(at)));
  await isReceived('done');
  expect(saved).toEqual([join(own, 'report (2).txt')]);
  expect(new Uint8Array(await readFile(saved[0] ?? ''))).toEqual(bytes);
  command.write('/file /nonexistent');
  command.write('/decline');
  await until(
    ada.talk.files,
    (all) => all.some(({ progress }) => progress.phase === 'declined'),
    never,
  );
  const { stderr } = await command.leave();
  expect(stderr).toContain('Cannot read /nonexistent');
});

test('being sent away ends with exit code 5 and the reason', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const command = joinHere(url, '--json');
  await command.shows('"event":"joined"');
  await until(ada, ({ room }) => insideOf(room)?.peers.length === 1, never);
  const [terminal] = insideOf(ada.getSnapshot().room)?.peers ?? [];
  ada.moderate({ action: 'kick', person: terminal?.id ?? '' });
  const { exitCode, stderr } = await command.ended;
  expect(exitCode).toBe(5);
  expect(stderr).toContain('removed');
  expect(command.events('ended')).toMatchObject([{ code: 'kicked' }]);
});

test('waits in the lobby until a host lets it in; a host at the terminal decides', async () => {
  const { url } = await startServer();
  const host = joinHere(url);
  await host.shows('nobody else is there');
  host.write('/lobby-on');
  await host.shows('guests wait until a host lets them in');
  const ada = enter(url, 'Ada');
  await host.shows('Ada waits to be let in');
  host.write('/admit Ada');
  await ada.joined();
  await host.shows('Ada (not sealed) joined');
  host.write('/lock');
  await host.shows('The room is locked');
  host.write('/kick Ada');
  await until(ada, ({ room }) => room.phase === 'refused', never);
  await host.shows('Ada left');
  host.write('/close-room');
  const { exitCode } = await host.ended;
  expect(exitCode).toBe(5);
});

test('is told when it waits in the lobby, and says why it is not let in', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  ada.moderate({ action: 'lobby-on' });
  await until(ada, ({ room }) => insideOf(room)?.door.hasLobby === true, never);
  const command = joinHere(url);
  await command.shows('Waiting until a host lets you in.');
  await until(ada, ({ room }) => (insideOf(room)?.waiting.length ?? 0) > 0, never);
  const [person] = insideOf(ada.getSnapshot().room)?.waiting ?? [];
  ada.moderate({ action: 'refuse', person: person?.id ?? '' });
  const { exitCode, stderr } = await command.ended;
  expect(exitCode).toBe(5);
  expect(stderr).toContain('error: ');
});

test('a host who mutes everyone switches the sound of the test card off', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const command = joinHere(url, '--send', 'card');
  const isMicrophone = (isOn: boolean) =>
    until(ada, ({ pairs }) => [...pairs.values()][0]?.media?.microphone === isOn, never);
  await isMicrophone(true);
  ada.moderate({ action: 'mute' });
  await isMicrophone(false);
  command.write('/microphone');
  await isMicrophone(true);
  expect(await command.leave()).toMatchObject({ exitCode: 0, stderr: '' });
});

test.each([
  [['--name', '\u0007'], 'invisible'],
  [['--send', 'everything'], 'Allowed choices'],
  [['--accept-files'], '--files'],
  [['--max-file-size', 'huge'], 'A size is'],
  [['--stats', '0s'], 'A duration is'],
])('refuses %j', async (flags, words) => {
  const { exitCode, stderr } = await runHere(['room', 'join', 'standup', ...flags]);
  expect(exitCode).toBe(64);
  expect(stderr).toContain(words);
});

test('says when the server is not there', async () => {
  const result = await runHere(['room', 'join', 'standup', '--server', 'http://127.0.0.1:1']);
  expect(result).toMatchObject({ exitCode: 3 });
});

test('an offered file that is changed is not sent', async () => {
  const path = join(await makeFolder(), 'notes');
  await writeFile(path, 'first');
  const source = await openFileSource(path);
  expect(source).toMatchObject({ name: 'notes', size: 5 });
  expect(Buffer.from(await source.read(1, 4)).toString()).toBe('irst');
  await writeFile(path, 'other');
  await expect(source.read(0, 5)).rejects.toThrow('changed');
  await expect(openFileSource(tmpdir())).rejects.toMatchObject({ code: 'unusable-file' });
});
