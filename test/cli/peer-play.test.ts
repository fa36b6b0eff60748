import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { until } from '../../src/peer/until.ts';
import { catchFrames } from '../peer/support/frame-catcher.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { codecArgs, makeSample } from '../peer/support/sample-media.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';

const sampleArgs = [...codecArgs.vp8, ...codecArgs.opus];

test('plays a file once somebody is there, and ends with it', async () => {
  const file = await makeSample('clip.webm', sampleArgs);
  const { url } = await startServer();
  const playing = runHere(['peer', 'play', file, `${url}/r/standup`]);
  const frames = catchFrames(enter(url, 'Ada'));
  const { exitCode, stdout, stderr } = await playing;
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('as Player, playing');
  expect(stdout).toContain('(VP8 and Opus), which begins when somebody is there');
  expect(frames.getSnapshot().filter(({ kind }) => kind === 'video')).toHaveLength(50);
});

test('plays what is piped in to its end', async () => {
  const input = createReadStream(await makeSample('clip.webm', sampleArgs));
  const { url } = await startServer();
  const argv = ['peer', 'play', '-', `${url}/r/standup`];
  const startMs = performance.now();
  const { exitCode, stdout } = await runHere(argv, undefined, { input });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('playing what is piped in (VP8 and Opus)');
  // It could have been read at once.
  expect(performance.now() - startMs).toBeGreaterThan(1_900);
});

test('plays the card over and over until stopped', async () => {
  const { url } = await startServer();
  const stop = new AbortController();
  const argv = ['peer', 'play', 'card', `${url}/r/standup`, '--loop', '--name', 'Card'];
  const playing = runHere(argv, stop.signal);
  const frames = catchFrames(enter(url, 'Ada'));
  await until(frames, ({ length }) => length > 20, never);
  stop.abort();
  expect(await playing).toMatchObject({ exitCode: 0, stderr: '' });
});

test('stops while a pipe has not said yet what it is', async () => {
  const { url } = await startServer();
  const stop = new AbortController();
  const input = new PassThrough();
  const playing = runHere(['peer', 'play', '-', `${url}/r/standup`], stop.signal, { input });
  stop.abort();
  expect((await playing).exitCode).toBe(0);
  expect(input.destroyed).toBe(true);
});

test.each([
  [['/nonexistent.webm'], 'cannot be opened (ENOENT)'],
  [['-', '--loop'], 'What comes from a pipe cannot be repeated.'],
])('refuses to play %j', async ([file = '', ...rest], sentence) => {
  const { url } = await startServer();
  const result = await runHere(['peer', 'play', file, `${url}/r/standup`, ...rest]);
  expect(result.exitCode).toBe(64);
  expect(result.stderr).toContain(sentence);
  expect(result.stderr).toContain('hint: ');
});
