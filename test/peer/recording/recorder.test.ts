import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { fileOutput } from '../../../src/peer/media/webm-output.ts';
import { openFile } from '../../../src/peer/play/playable.ts';
import { createPlayMedia } from '../../../src/peer/play/play-media.ts';
import { newFileOutput } from '../../../src/peer/recording/recording-output.ts';
import { startServer } from '../../support/signal-server.ts';
import { enter } from '../support/measured-peer.ts';
import { readCardNumbers } from '../support/read-card.ts';
import { enterCard, enterRecorder } from '../support/recording-person.ts';
import { codecArgs, makeSample, probe, temporaryFile } from '../support/sample-media.ts';

test('each person has a file with every picture in order, and sound beside it', async () => {
  const { url } = await startServer();
  const recorder = await enterRecorder(url, { allowed: ['Ada', 'Bob'] });
  await Promise.all(['Ada', 'Bob'].map((name) => enterCard(url, name)));
  await Promise.all(['Ada', 'Bob'].map((name) => recorder.hasPictures(name, 75)));
  await recorder.close();

  const report = recorder.recorder.report();
  expect(report).toMatchObject({ schema: 'engage.recording/1', room: 'standup' });
  expect(report.ended).toBeDefined();
  expect(recorder.troubles).toEqual([]);
  for (const name of ['Ada', 'Bob']) {
    const told = recorder.fileOf(name);
    expect(told).toMatchObject({
      file: `${name}.webm`,
      codecs: ['VP8', 'Opus'],
      lostPackets: 0,
      gaps: [],
      sizes: [{ widthPx: 640, heightPx: 360 }],
    });
    const { streams, complaints, format } = await probe(recorder.path(name));
    expect(complaints).toBe('');
    expect(streams.map(({ codec_name }) => codec_name)).toEqual(['vp8', 'opus']);
    const [pictures, sounds] = streams.map(({ packets }) => packets);
    expect(pictures?.[0]?.isKeyFrame).toBe(true);
    expect(pictures).toHaveLength(told?.pictures ?? 0);
    expect(sounds).toHaveLength(told?.sounds ?? 0);
    const lengthMs = (told?.endedMs ?? 0) - (told?.beganMs ?? 0);
    expect(Math.abs(Number(format.duration) * 1000 - lengthMs)).toBeLessThan(0.03 * lengthMs);
    const numbers = await readCardNumbers(recorder.path(name));
    expect(numbers).toHaveLength(told?.pictures ?? 0);
    const steps = numbers
      .slice(1)
      .map((number, index) => (number - (numbers[index] ?? 0) + 250) % 250);
    expect(new Set(steps)).toEqual(new Set([1]));
  }
});

test.each([
  ['vp9', 'clip.mkv', 'VP9', 'webm'],
  ['h264', 'clip.mp4', 'H.264', 'mkv'],
  ['av1', 'clip.webm', 'AV1', 'webm'],
] as const)('records %s as it comes', async (codec, name, told, extension) => {
  const sample = await makeSample(name, [...codecArgs[codec], ...codecArgs.opus]);
  const { url } = await startServer();
  const recorder = await enterRecorder(url, { allowed: ['Ada'] });
  const media = createPlayMedia(await openFile(sample), { isRepeated: false });
  enter(url, 'Ada', { media });
  await media.ended;
  await recorder.hasPictures('Ada', 50);
  await recorder.close();
  expect(recorder.fileOf('Ada')).toMatchObject({
    file: `Ada.${extension}`,
    codecs: [told, 'Opus'],
    pictures: 50,
  });
  const { streams, complaints } = await probe(recorder.path('Ada'));
  expect(complaints).toBe('');
  expect(streams[0]).toMatchObject({ codec_name: codec, width: 96, height: 64 });
  // What was played before the connection stood comes at once, so only the order is certain.
  const times = streams[0]?.packets.map(({ timeMs }) => timeMs) ?? [];
  expect(times).toHaveLength(50);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('of who has not allowed it nothing is kept; a yes can be taken back and given again', async () => {
  const { url } = await startServer();
  const recorder = await enterRecorder(url, { allowed: ['Ada'] });
  const ada = await enterCard(url, 'Ada');
  await enterCard(url, 'Bob');
  await recorder.hasPictures('Ada', 30);
  expect(recorder.recorder.report().people.map(({ name }) => name)).toEqual(['Ada']);
  expect(await readdir(recorder.folder)).toEqual(['Ada.webm']);

  // Not Ada any more. What Bob is sent shows that time goes on.
  recorder.setAllowed(['Bob']);
  const before = recorder.fileOf('Ada')?.pictures;
  // More than are sent at once to who has no picture yet.
  await recorder.hasPictures('Bob', 80);
  expect(recorder.fileOf('Ada')?.pictures).toBe(before);

  recorder.setAllowed(['Ada', 'Bob']);
  await recorder.hasPictures('Ada', (before ?? 0) + 25);
  await recorder.close();
  await ada.close();
  const { streams } = await probe(recorder.path('Ada'));
  const packets = streams[0]?.packets ?? [];
  const after = packets.findIndex(
    ({ timeMs }, at) => timeMs - (packets[at - 1]?.timeMs ?? 0) > 500,
  );
  expect(after).toBe(before);
  expect(packets[after]?.isKeyFrame).toBe(true);
  expect(recorder.fileOf('Ada')).toMatchObject({ lostPackets: 0, file: 'Ada.webm' });
});

test('time goes on in the same file over a pause and another path', async () => {
  const { url } = await startServer();
  const recorder = await enterRecorder(url, { allowed: ['Ada'] });
  const ada = await enterCard(url, 'Ada');
  await recorder.hasPictures('Ada', 25);
  const pausedAt = performance.now();
  ada.media.setPaused(true);
  await expect.poll(() => performance.now() - pausedAt, { interval: 100 }).toBeGreaterThan(1_000);
  ada.media.setPaused(false);
  const pausedMs = performance.now() - pausedAt;
  await recorder.hasPictures('Ada', 50);
  ada.networkChanged();
  await recorder.hasPictures('Ada', 90);
  await recorder.close();

  expect(recorder.recorder.report().people[0]?.files).toHaveLength(1);
  const { streams } = await probe(recorder.path('Ada'));
  for (const { packets } of streams) {
    const times = packets.map(({ timeMs }) => timeMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const gaps = times.slice(1).map((timeMs, at) => timeMs - (times[at] ?? 0));
    // On a busy machine both ends of the pause are late, each by its own.
    expect(Math.max(...gaps)).toBeGreaterThan(pausedMs / 2);
    expect(Math.max(...gaps)).toBeLessThan(pausedMs * 3);
  }
});

test('where the disk is full one file ends, and the others go on', async () => {
  const { url } = await startServer();
  const full = await open('/dev/full', 'r+');
  onTestFinished(() => full.close());
  const file = await temporaryFile('Bob.webm');
  const recorder = await enterRecorder(url, {
    allowed: ['Ada', 'Bob'],
    openOutput: (name) =>
      name === 'Ada'
        ? { file: 'full', output: { ...fileOutput(full), close: () => Promise.resolve() } }
        : { file, output: newFileOutput(file) },
  });
  await Promise.all(['Ada', 'Bob'].map((name) => enterCard(url, name)));
  await recorder.hasPictures('Bob', 50);
  await recorder.close();
  expect(recorder.troubles).toMatchObject([
    { type: 'failed', person: 'Ada', cause: { code: 'ENOSPC' } },
  ]);
  expect(recorder.fileOf('Ada')?.failure).toBe('ENOSPC');
  expect(recorder.fileOf('Bob')?.failure).toBeUndefined();
  expect((await probe(file)).streams[0]?.packets.length).toBeGreaterThanOrEqual(50);
});

test('only the person who is named is recorded', async () => {
  const { url } = await startServer();
  const recorder = await enterRecorder(url, { allowed: ['Ada', 'Bob'], person: 'ada' });
  await Promise.all(['Bob', 'Ada'].map((name) => enterCard(url, name)));
  await recorder.hasPictures('Ada', 25);
  await recorder.close();
  expect(recorder.recorder.report().people.map(({ name }) => name)).toEqual(['Ada']);
});

test('a recorder that is killed leaves all but the last second', async () => {
  const { url } = await startServer();
  const file = await temporaryFile('killed.webm');
  await enterCard(url, 'Ada');
  const script = fileURLToPath(new URL('../support/record-call-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [script, url, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = 0;
  for await (const line of createInterface(child.stdout)) {
    told = Number(line);
    if (told >= 75) break;
  }
  child.kill('SIGKILL');
  await once(child, 'close');
  const numbers = await readCardNumbers(file);
  // 25 pictures are a second.
  expect(numbers.length).toBeGreaterThan(told - 25);
  const { streams } = await probe(file);
  expect(streams[1]?.packets.at(-1)?.timeMs).toBeGreaterThan(2_000);
});
