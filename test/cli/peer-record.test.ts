import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecordingPlace } from '../../src/cli/recording-place.ts';
import { readMedia } from '../../src/peer/media/read-media.ts';
import type { Recording } from '../../src/peer/recording/recording.ts';
import type { Io } from '../../src/cli/io.ts';
import { until } from '../../src/peer/until.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { enterCard } from '../peer/support/recording-person.ts';
import { temporaryFile } from '../peer/support/sample-media.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';

const noIo: Partial<Io> = {};

function recordingOf(room: string): Recording {
  return { schema: 'engage.recording/1', room, started: '', ended: undefined, people: [] };
}

test('of a call in which nobody has allowed it nothing is recorded', async () => {
  const folder = await temporaryFile('monday');
  const { url } = await startServer();
  const ada = await enterCard(url, 'Ada');
  const stop = new AbortController();
  const recording = runHere(['peer', 'record', `${url}/r/standup`, '-o', folder], stop.signal);
  await until(ada, ({ pairs }) => [...pairs.values()].some(isConnected), never);
  // The others see what it does.
  expect(ada.getSnapshot().room).toMatchObject({
    peers: [{ name: 'Recorder (records this call)' }],
  });
  const later = enter(url, 'Bob');
  await until(later, ({ pairs }) => [...pairs.values()].filter(isConnected).length === 2, never);
  stop.abort();
  const { exitCode, stdout, stderr } = await recording;
  expect(exitCode).toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toContain('Nobody has allowed it; nothing was recorded.');
  const manifest = JSON.parse(await readFile(join(folder, 'recording.json'), 'utf8')) as Recording;
  expect(manifest).toMatchObject({ schema: 'engage.recording/1', room: 'standup', people: [] });
  expect(manifest.ended).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('whoever allows it has a file, and only as long as they do', async () => {
  const folder = await temporaryFile('tuesday');
  const { url } = await startServer();
  const ada = await enterCard(url, 'Ada');
  const bob = await enterCard(url, 'Bob');
  const stop = new AbortController();
  const recording = runHere(['peer', 'record', `${url}/r/standup`, '-o', folder], stop.signal);
  const asked = [ada, bob].map((person) =>
    until(person.talk.recordings, ({ others }) => others.size === 1, never),
  );
  await Promise.all(asked);
  const [recorder = ''] = ada.talk.recordings.getSnapshot().others.keys();
  ada.talk.recordings.answer(recorder, true);
  bob.talk.recordings.answer(recorder, false);
  await expect.poll(() => readdir(folder)).toContain('Ada.webm');
  const file = join(folder, 'Ada.webm');
  await expect.poll(async () => (await stat(file)).size).toBeGreaterThan(50_000);
  stop.abort();
  const { exitCode, stderr } = await recording;
  expect(exitCode).toBe(0);
  expect(stderr).toContain('Recorded: ');
  expect((await readdir(folder)).toSorted()).toEqual(['Ada.webm', 'recording.json']);
  const media = await readMedia(file);
  expect(new Set(media.tracks.map(({ codec }) => codec))).toEqual(new Set(['opus', 'vp8']));
  await media.close();
});

test.each([
  [['-o', 'ada.webm'], 'Into one file goes one person only.'],
  [['-o', '-'], 'Into one file goes one person only.'],
  [['-o', '/dev/null/at/all'], 'There is no folder /dev/null/at: ENOTDIR.'],
])('refuses %j', async (args, sentence) => {
  const { url } = await startServer();
  const result = await runHere(['peer', 'record', `${url}/r/standup`, ...args]);
  expect(result).toMatchObject({ exitCode: 64, stdout: '' });
  expect(result.stderr).toContain(sentence);
  expect(result.stderr).toContain('hint: ');
});

test('never writes into a folder that is there, nor over a file', async () => {
  const file = await temporaryFile('ada.webm');
  const place = { output: join(dirname(file), 'monday') };
  await mkdir(place.output);
  await expect(openRecordingPlace(place, 'standup', noIo as Io)).rejects.toMatchObject({
    code: 'bad-usage',
    message: expect.stringContaining('EEXIST') as string,
  });
  const options = { output: file, person: 'Ada' };
  const [first, again] = await Promise.all(
    [1, 2].map(() => openRecordingPlace(options, 'standup', noIo as Io)),
  );
  const output = first?.openOutput('Ada', 'webm').output;
  await output?.write(Buffer.from('first'));
  await output?.close();
  const over = again?.openOutput('Ada', 'webm').output;
  await expect(over?.write(Buffer.from('second'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(again?.openOutput('Ada', 'webm').file).toBe(file.replace('ada', 'ada-2'));
});

test('of many changes the last one is in the manifest', async () => {
  const folder = await temporaryFile('monday');
  const place = await openRecordingPlace({ output: folder }, 'standup', noIo as Io);
  for (let count = 0; count < 50; count += 1) place.keepManifest(recordingOf(`room ${count}`));
  expect(await place.close()).toBeUndefined();
  const text = await readFile(join(folder, 'recording.json'), 'utf8');
  expect(text).toContain('"room": "room 49"');
});

function isConnected({ connection }: { readonly connection: string }): boolean {
  return connection === 'connected';
}
