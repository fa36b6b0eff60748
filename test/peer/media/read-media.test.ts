import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { h264UnitTypes } from '../../../src/peer/media/h264.ts';
import type { MediaTrack, TrackFrame } from '../../../src/peer/media/media-track.ts';
import { readMedia } from '../../../src/peer/media/read-media.ts';
import {
  codecArgs,
  collect,
  makeSample,
  openAsPipe,
  pipeOf,
  probe,
  temporaryFile,
} from '../support/sample-media.ts';

const { vp8, vp9, h264, av1, opus } = codecArgs;
const fragments = ['-movflags', 'frag_keyframe+empty_moov+default_base_moof'];

const samples: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['WebM.webm', [...vp8, ...opus], ['vp8', 'opus']],
  ['vp9.webm', [...vp9, ...opus], ['vp9', 'opus']],
  ['av1.webm', [...av1, ...opus], ['av1', 'opus']],
  ['live.webm', [...vp8, ...opus, '-live', '1', '-cluster_time_limit', '500'], ['vp8', 'opus']],
  ['Matroska.mkv', [...h264, ...opus], ['h264', 'opus']],
  ['B-frames.mkv', ['-c:v', 'libx264', '-bf', '2', '-g', '25', '-an'], ['h264']],
  ['index-first.mp4', [...h264, ...opus, '-movflags', 'faststart'], ['h264', 'opus']],
  ['B-frames.mp4', ['-c:v', 'libx264', '-bf', '2', '-an', '-movflags', 'faststart'], ['h264']],
  ['av1.mp4', [...av1, ...opus, '-movflags', 'faststart'], ['av1', 'opus']],
  ['vp9.mp4', [...vp9, ...opus, '-movflags', 'faststart'], ['vp9', 'opus']],
  ['fragments.mp4', [...h264, ...opus, ...fragments], ['h264', 'opus']],
  [
    'short-fragments.mp4',
    [...vp9, ...opus, ...fragments, '-frag_duration', '100000'],
    ['vp9', 'opus'],
  ],
  ['old-fragments.mp4', [...h264, ...opus, '-movflags', 'frag_keyframe'], ['h264', 'opus']],
  ['vp8.ivf', vp8, ['vp8']],
  ['vp9.ivf', vp9, ['vp9']],
  ['av1.ivf', av1, ['av1']],
  ['Opus.ogg', ['-vn', ...opus], ['opus']],
];

test.each(samples)(
  '%s: finds what ffprobe finds, in a file and in a pipe',
  async (name, args, codecs) => {
    const file = await makeSample(name, args);
    const { streams } = await probe(file);
    const media = await readMedia(file);
    onTestFinished(media.close);
    expect(media.tracks.map(({ codec }) => codec)).toEqual(codecs);

    const frames = await collect(media.frames());
    for (const [index, track] of media.tracks.entries()) {
      const own = frames.filter(({ trackId }) => trackId === track.id);
      const packets = streams[index]?.packets ?? [];
      expect(packets.length).toBeGreaterThan(45);
      expect(own.map(({ isKeyFrame }) => isKeyFrame)).toEqual(packets.map((p) => p.isKeyFrame));
      // Matroska rounds to whole ms, and ffprobe rounds what the decoder drops at first once more.
      const apart = own.map(({ timeMs }, at) =>
        Math.abs(timeMs - (packets[at]?.timeMs ?? Infinity)),
      );
      expect(Math.max(...apart)).toBeLessThan(1.5);
      // H.264 is given with start codes in place of sizes, and with its parameter sets.
      const bytes = packets.map((packet, at) =>
        track.codec === 'h264' ? own[at]?.data.length : packet.bytes,
      );
      expect(own.map(({ data }) => data.length)).toEqual(bytes);
    }
    // The pipe has the same, but where the tracks of MP4 are brought together by their time.
    const piped = await collect((await openAsPipe(file)).frames());
    expect(piped.length).toBe(frames.length);
    expect(piped.toSorted(byTrackAndTime)).toEqual(frames.toSorted(byTrackAndTime));
    // A file can be played again.
    expect(await collect(media.frames())).toEqual(frames);
  },
);

function byTrackAndTime(a: TrackFrame, b: TrackFrame): number {
  return a.trackId - b.trackId || a.timeMs - b.timeMs;
}

test.each(['sets.mkv', 'sets.mp4'])(
  '%s: each key frame of H.264 has its parameter sets',
  async (name) => {
    const media = await readMedia(await makeSample(name, [...h264, '-an']));
    onTestFinished(media.close);
    const frames = await collect(media.frames());
    const beginnings = frames.map(({ isKeyFrame, data }) => {
      const types = h264UnitTypes(data);
      return { isKeyFrame, isWhole: [7, 8, 5].every((type) => types.includes(type)) };
    });
    expect(beginnings.filter(({ isKeyFrame }) => isKeyFrame)).toHaveLength(2);
    expect(beginnings.filter(({ isKeyFrame, isWhole }) => isKeyFrame !== isWhole)).toEqual([]);
  },
);

test('reads an MP4 whose index is at its end from a file, and says why not from a pipe', async () => {
  const file = await makeSample('index-last.mp4', [...h264, ...opus]);
  const media = await readMedia(file);
  onTestFinished(media.close);
  const frames = await collect(media.frames());
  expect(frames.length).toBeGreaterThan(140);
  expect(frames.map(({ timeMs }) => timeMs)).toEqual(
    frames.map(({ timeMs }) => timeMs).toSorted((a, b) => a - b),
  );
  await expect(openAsPipe(file)).rejects.toMatchObject({
    code: 'unreadable-media',
    message: expect.stringContaining('from a file only') as string,
  });
});

test.each<[string, readonly string[], readonly Partial<MediaTrack>[]]>([
  [
    'other.mp4',
    ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-c:a', 'aac'],
    [
      { kind: 'video', codec: undefined, codecName: 'H.265' },
      { kind: 'audio', codec: undefined, codecName: 'AAC' },
    ],
  ],
  ['other.mkv', [...vp8, '-c:a', 'flac'], [{ codecName: 'VP8' }, { codecName: 'FLAC' }]],
  ['other.ogg', ['-vn', '-c:a', 'flac'], [{ kind: 'audio', codec: undefined, codecName: 'FLAC' }]],
])('%s: names what it cannot give, and gives the rest', async (name, args, tracks) => {
  const media = await readMedia(await makeSample(name, args));
  onTestFinished(media.close);
  expect(media.tracks).toMatchObject(tracks);
  const known = media.tracks.filter(({ codec }) => codec !== undefined).map(({ id }) => id);
  const frames = await collect(media.frames());
  expect(new Set(frames.map(({ trackId }) => trackId))).toEqual(new Set(known));
});

test('gives the frames of what is still being written, one by one', async () => {
  // At the pace of a camera, and for ever; only the end of the test ends it.
  const encoder = spawn(
    'ffmpeg',
    ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=96x64:rate=25']
      .concat(['-c:v', 'libvpx', '-deadline', 'realtime', '-lag-in-frames', '0', '-g', '1000'])
      .concat(['-flush_packets', '1', '-f', 'webm', '-']),
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(encoder, 'close');
  onTestFinished(async () => {
    encoder.kill('SIGKILL');
    await ended;
  });
  const media = await readMedia(encoder.stdout);
  const times: number[] = [];
  for await (const { timeMs } of media.frames()) {
    times.push(timeMs);
    // Long before the first cluster, of up to 5 s, is whole.
    if (times.length === 10) break;
  }
  expect(times).toEqual(Array.from({ length: 10 }, (_, index) => 40 * index));
});

test.each([
  ['nothing', Buffer.alloc(0), 'none of WebM'],
  ['text', Buffer.from('#!/bin/sh\necho hello'), 'none of WebM'],
  ['a playlist', Buffer.from('#EXTM3U\nhttp://example.test/'), 'none of WebM'],
  [
    'WebM that claims a huge header',
    webmTracksOf(Buffer.of(0x01, 0, 0, 0xff, 0, 0, 0, 0)),
    'too much',
  ],
  ['WebM without tracks', Buffer.from('1a45dfa380', 'hex'), 'no tracks'],
])('refuses %s in words', async (_, bytes, words) => {
  await expect(readMedia(pipeOf(bytes))).rejects.toMatchObject({
    code: 'unreadable-media',
    message: expect.stringContaining(words) as string,
    hint: expect.stringContaining('ffmpeg -i') as string,
  });
});

function webmTracksOf(size: Buffer): Buffer {
  return Buffer.concat([Buffer.from('1a45dfa380', 'hex'), Buffer.from('1654ae6b', 'hex'), size]);
}

test('refuses a file that is not there', async () => {
  await expect(readMedia(await temporaryFile('gone.webm'))).rejects.toMatchObject({
    code: 'unreadable-media',
    message: expect.stringContaining('ENOENT') as string,
  });
});

test('gives what came before the end of a recording that was cut off', async () => {
  const file = await makeSample('whole.webm', [...vp8, ...opus]);
  const whole = await readFile(file);
  const media = await readMedia(pipeOf(whole.subarray(0, whole.length / 2)));
  const frames: TrackFrame[] = [];
  await expect(async () => {
    for await (const frame of media.frames()) frames.push(frame);
  }).rejects.toMatchObject({ code: 'unreadable-media', message: /cut off/ });
  expect(frames.length).toBeGreaterThan(50);
});
