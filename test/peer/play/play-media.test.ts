import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { PictureCodec } from '../../../src/peer/media/werift-codecs.ts';
import { receiveOnly, type PeerMedia } from '../../../src/peer/media/peer-media.ts';
import { createStore } from '../../../src/client/store.ts';
import { openFile, openPipe, openTestCard } from '../../../src/peer/play/playable.ts';
import { createPlayMedia } from '../../../src/peer/play/play-media.ts';
import { until } from '../../../src/peer/until.ts';
import { startServer } from '../../support/signal-server.ts';
import { catchFrames } from '../support/frame-catcher.ts';
import { enter, never } from '../support/measured-peer.ts';
import { codecArgs, makeSample } from '../support/sample-media.ts';

/** Takes pictures of these codecs and sends nothing. */
function viewerOf(...pictureCodecs: readonly PictureCodec[]): PeerMedia {
  return {
    sending: createStore({ microphone: false, camera: false }),
    pictureCodecs,
    attach: receiveOnly,
    close: () => Promise.resolve(),
  };
}

test.each([
  ['vp8', 'clip.webm'],
  ['vp9', 'clip.mkv'],
  ['h264', 'clip.mp4'],
  ['av1', 'clip.webm'],
] as const)(
  'plays %s of %s without changing a byte, each frame once and in time',
  async (codec, name) => {
    const file = await makeSample(name, [...codecArgs[codec], ...codecArgs.opus]);
    const playable = await openFile(file);
    expect(playable.conversion).toBeUndefined();
    const original = { audio: 0, video: 0 };
    for await (const { trackId } of playable.frames()) {
      original[trackId === playable.picture?.trackId ? 'video' : 'audio'] += 1;
    }
    const { url } = await startServer();
    const media = createPlayMedia(playable, { isRepeated: false });
    const player = enter(url, 'Player', { media });
    await player.joined();
    const viewer = enter(url, 'Viewer', { media: viewerOf(codec) });
    const frames = catchFrames(viewer);
    await media.ended;

    const of = (kind: string) => frames.getSnapshot().filter((frame) => frame.kind === kind);
    await expect.poll(() => of('video').length).toBe(original.video);
    await expect.poll(() => of('audio').length).toBeGreaterThan(original.audio - 3);
    expect(of('video')[0]?.isKeyFrame).toBe(true);
    const [first, last] = [of('video')[0], of('video').at(-1)];
    const spanMs = (((last?.timestamp ?? 0) - (first?.timestamp ?? 0)) >>> 0) / 90;
    expect(spanMs).toBeGreaterThan(1_900);
    expect(spanMs).toBeLessThan(2_600);
  },
);

test('who comes late has a picture at once, and nobody else gets it twice', async () => {
  const { url } = await startServer();
  const media = createPlayMedia(await openTestCard(), { isRepeated: true });
  const player = enter(url, 'Player', { media });
  await player.joined();
  const early = enter(url, 'Early');
  const earlyFrames = catchFrames(early);
  // In the middle between two key frames, which are 50 pictures apart.
  await until(earlyFrames, (all) => all.filter(({ kind }) => kind === 'video').length > 60, never);
  const keyFramesBefore = earlyFrames.getSnapshot().filter(isPictureKey).length;
  const late = enter(url, 'Late');
  const lateFrames = catchFrames(late);
  await until(lateFrames, (all) => all.some(({ kind }) => kind === 'video'), never);
  expect(lateFrames.getSnapshot().find(({ kind }) => kind === 'video')?.isKeyFrame).toBe(true);
  // What came since that key frame is there well before the next one.
  await until(lateFrames, (all) => all.filter(({ kind }) => kind === 'video').length > 5, never);
  const keyFramesAfter = earlyFrames.getSnapshot().filter(isPictureKey).length;
  expect(keyFramesAfter - keyFramesBefore).toBeLessThan(2);
});

test('a pause tells the others that camera and microphone are off, and holds everything', async () => {
  const { url } = await startServer();
  const media = createPlayMedia(await openTestCard(), { isRepeated: true });
  const player = enter(url, 'Player', { media });
  await player.joined();
  const viewer = enter(url, 'Viewer');
  const frames = catchFrames(viewer);
  await until(frames, ({ length }) => length > 0, never);
  const told = () => [...viewer.getSnapshot().pairs.values()][0]?.media;
  expect(told()).toMatchObject({ microphone: true, camera: true });
  media.setPaused(true);
  await until(viewer, () => told()?.camera === false && told()?.microphone === false, never);
  media.setPaused(false);
  const before = frames.getSnapshot().length;
  await until(frames, ({ length }) => length > before + 5, never);
  expect(told()).toMatchObject({ microphone: true, camera: true });
});

test('says who does not take the codec; they hear it all the same', async () => {
  const file = await makeSample('clip.mp4', [...codecArgs.h264, ...codecArgs.opus]);
  const { url } = await startServer();
  const unseen = createStore<readonly string[]>([]);
  const media = createPlayMedia(await openFile(file), {
    isRepeated: true,
    onUnseen: ({ name }) => unseen.set([...unseen.getSnapshot(), name]),
  });
  const player = enter(url, 'Player', { media });
  await player.joined();
  const viewer = enter(url, 'Old', { media: viewerOf('vp8') });
  const frames = catchFrames(viewer);
  await until(unseen, ({ length }) => length > 0, never);
  await until(frames, ({ length }) => length > 10, never);
  expect(unseen.getSnapshot()).toEqual(['Old']);
  expect(new Set(frames.getSnapshot().map(({ kind }) => kind))).toEqual(new Set(['audio']));
});

test('a file with B-frames or of another kind goes through ffmpeg, which it says', async () => {
  const file = await makeSample('clip.mp4', ['-c:v', 'libx264', '-bf', '2', ...codecArgs.opus]);
  const playable = await openFile(file);
  onTestFinished(playable.close);
  expect(playable.conversion).toContain('B-frames');
  expect(playable.picture?.codec).toBe('vp8');
  const aac = await openFile(await makeSample('clip.mov', [...codecArgs.h264, '-c:a', 'aac']));
  onTestFinished(aac.close);
  expect(aac.conversion).toContain('AAC');
});

test('a pipe that ends in the middle of a frame has ended', async () => {
  const file = await makeSample('clip.webm', [...codecArgs.vp8, ...codecArgs.opus]);
  const bytes = await readFile(file);
  const input = new PassThrough();
  input.end(bytes.subarray(0, bytes.length - 500));
  const playable = await openPipe(input);
  onTestFinished(playable.close);
  let count = 0;
  for await (const frame of playable.frames()) count += frame.data.length > 0 ? 1 : 0;
  expect(count).toBeGreaterThan(100);
});

test('a pipe of what cannot be sent as it is says how to convert it', async () => {
  const file = await makeSample('clip.mkv', [...codecArgs.h264, '-c:a', 'aac']);
  const input = new PassThrough();
  input.end(await readFile(file));
  await expect(openPipe(input)).rejects.toMatchObject({
    code: 'unreadable-media',
    hint: expect.stringContaining('Convert it before the pipe') as string,
  });
});

function isPictureKey(frame: { readonly kind: string; readonly isKeyFrame: boolean }): boolean {
  return frame.kind === 'video' && frame.isKeyFrame;
}
