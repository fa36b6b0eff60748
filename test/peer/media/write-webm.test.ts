import { assert, asyncProperty, uint8Array } from 'fast-check';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { TrackFrame } from '../../../src/peer/media/media-track.ts';
import { readMedia } from '../../../src/peer/media/read-media.ts';
import type { WebmTrack } from '../../../src/peer/media/webm-header.ts';
import { fileOutput, streamOutput } from '../../../src/peer/media/webm-output.ts';
import { createWebmWriter } from '../../../src/peer/media/write-webm.ts';
import {
  codecArgs,
  collect,
  framesOf,
  makeSample,
  probe,
  temporaryFile,
} from '../support/sample-media.ts';

const run = promisify(execFile);
const { vp8, vp9, h264, av1, opus } = codecArgs;

async function readSample(name: string, args: readonly string[]) {
  const media = await readMedia(await makeSample(name, args));
  onTestFinished(media.close);
  const tracks = media.tracks.flatMap(({ id, codec }) =>
    codec === undefined ? [] : [{ id, codec }],
  );
  return { tracks, frames: await collect(media.frames()) };
}

async function writeFile(tracks: readonly WebmTrack[], frames: readonly TrackFrame[]) {
  const path = await temporaryFile('written.webm');
  const file = await open(path, 'w');
  const writer = createWebmWriter(fileOutput(file), tracks);
  for (const frame of frames) await writer.add(frame);
  await writer.close();
  await file.close();
  return path;
}

/** Decodes everything; resolves with what ffmpeg has to complain. */
async function decode(path: string): Promise<string> {
  const { stderr } = await run('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'null', '-']);
  return stderr;
}

test.each([
  ['vp8', vp8],
  ['vp9', vp9],
  ['h264', h264],
  ['av1', av1],
])('writes %s and Opus as they were, into a file and into a pipe', async (codec, args) => {
  const { tracks, frames } = await readSample('original.mkv', [...args, ...opus]);
  const path = await writeFile(tracks, frames);
  const { complaints, streams, format } = await probe(path);
  expect(complaints).toBe('');
  expect(await decode(path)).toBe('');
  expect(streams).toMatchObject([
    { codec_name: codec, width: 96, height: 64 },
    { codec_name: 'opus' },
  ]);
  expect(Number(format.duration)).toBeCloseTo(2, 0);
  for (const [index, { id }] of tracks.entries()) {
    const own = frames.filter(({ trackId }) => trackId === id);
    const packets = streams[index]?.packets ?? [];
    expect(packets.map(({ isKeyFrame }) => isKeyFrame)).toEqual(own.map((f) => f.isKeyFrame));
    expect(packets.map(({ timeMs }) => timeMs)).toEqual(
      own.map(({ timeMs }) => Math.max(0, Math.round(timeMs))),
    );
  }

  const pipe = new PassThrough();
  const piped = collect(
    (async function* () {
      yield* (await readMedia(pipe)).frames();
    })(),
  );
  const writer = createWebmWriter(streamOutput(pipe), tracks);
  for (const frame of frames) await writer.add(frame);
  await writer.close();
  pipe.end();
  const written = await framesOf(await readFile(path));
  expect(written).toHaveLength(frames.length);
  expect(await piped).toEqual(written);
});

test('a player can seek in the file', async () => {
  const { tracks, frames } = await readSample('original.webm', [...vp8, ...opus]);
  const path = await writeFile(tracks, frames);
  const args = [
    '-v',
    'warning',
    '-ss',
    '1.1',
    '-i',
    path,
    '-f',
    'framecrc',
    '-c',
    'copy',
    '-map',
    '0:v',
    '-',
  ];
  const { stdout, stderr } = await run('ffmpeg', args);
  expect(stderr).toBe('');
  expect(stdout.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(25);
});

test('shows all but the last second of a process that was killed', async () => {
  const path = await temporaryFile('killed.webm');
  const script = fileURLToPath(new URL('../support/record-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let takenMs = 0;
  for await (const line of createInterface(child.stdout)) {
    takenMs = Number(line);
    if (takenMs > 30_000) break;
  }
  child.kill('SIGKILL');
  await ended;
  const { streams } = await probe(path);
  expect(streams.map(({ codec_name }) => codec_name)).toEqual(['vp8', 'opus']);
  for (const { packets } of streams) {
    expect(packets.at(-1)?.timeMs).toBeGreaterThan(takenMs - 1000);
  }
});

const at = (shiftMs: number) => (frame: TrackFrame) => {
  return { ...frame, timeMs: frame.timeMs + shiftMs };
};

test('a track may begin late, pause, and change the size of its picture', async () => {
  const { frames } = await readSample('original.webm', [...vp8, ...opus]);
  const small = await readSample('small.webm', [...vp8, '-an', '-s', '64x48']);
  const video = frames.filter(({ trackId }) => trackId === 1);
  const audio = frames.filter(({ trackId }) => trackId === 2);
  const all = [
    ...audio.map(at(0)),
    ...video.map(at(7000)),
    ...small.frames.map(at(100_000)),
    ...audio.map(at(100_000)),
  ].toSorted((a, b) => a.timeMs - b.timeMs);
  const path = await writeFile(
    [
      { id: 1, codec: 'vp8' },
      { id: 2, codec: 'opus' },
    ],
    all,
  );
  expect(await decode(path)).toBe('');
  const { streams, complaints } = await probe(path);
  expect(complaints).toBe('');
  expect(streams[0]).toMatchObject({ width: 96, height: 64 });
  expect(streams[0]?.packets.map(({ timeMs }) => timeMs)).toEqual(
    [...video.map(at(7000)), ...small.frames.map(at(100_000))].map(({ timeMs }) => timeMs),
  );
  expect(streams[1]?.packets).toHaveLength(2 * audio.length);
});

test('time never goes back, whatever the frames say', async () => {
  const times = [0, 40, 5000, 80, 120, 5040, 9000, 0];
  const frames = times.map((timeMs): TrackFrame => {
    return { trackId: 1, timeMs, isKeyFrame: true, data: Buffer.of(31 << 3, 1, 2) };
  });
  const path = await writeFile([{ id: 1, codec: 'opus' }], frames);
  const written = (await framesOf(await readFile(path))).map(({ timeMs }) => timeMs);
  expect(written).toHaveLength(times.length);
  expect(written).toEqual(written.toSorted((a, b) => a - b));
});

test.each(['vp8', 'vp9', 'h264', 'av1'] as const)(
  '%s: takes whatever is sent to it',
  async (codec) => {
    const sps = Buffer.of(0, 0, 0, 1, 0x67);
    const parts = uint8Array({ maxLength: 700 });
    await assert(
      asyncProperty(parts, parts, async (sequence, rest) => {
        const pps = Buffer.of(0, 0, 0, 1, 0x68, 1, 0, 0, 0, 1, 0x65);
        const data = Buffer.concat([codec === 'h264' ? sps : Buffer.alloc(0), sequence, pps, rest]);
        const chunks: Buffer[] = [];
        const output = {
          write: async (bytes: Buffer) => void chunks.push(bytes),
          patch: async () => {},
        };
        const writer = createWebmWriter(output, [{ id: 1, codec }]);
        await writer.add({ trackId: 1, timeMs: 0, isKeyFrame: true, data });
        await writer.close();
        expect(Buffer.concat(chunks).length).toBeGreaterThan(data.length);
      }),
    );
  },
);

test('H.264 that begins too late for a pipe is refused in words', async () => {
  const { frames, tracks } = await readSample('late.mkv', [...h264, ...opus]);
  const writer = createWebmWriter(streamOutput(new PassThrough().resume()), tracks);
  for (const frame of frames.filter(({ trackId }) => trackId === 2)) {
    await writer.add(frame);
    await writer.add({ ...frame, timeMs: frame.timeMs + 6000 });
  }
  const picture = frames.find(({ trackId }) => trackId === 1);
  if (picture === undefined) throw new Error('no picture');
  await expect(writer.add({ ...picture, timeMs: 9000 })).rejects.toMatchObject({
    hint: 'Record into a file.',
  });
});

test('waits for an output that does not take more, and fails with it', async () => {
  const { tracks, frames } = await readSample('original.webm', [...vp8, ...opus]);
  const taken: ((error?: Error) => void)[] = [];
  const stream = new Writable({ write: (_, _encoding, done) => void taken.push(done) });
  const writer = createWebmWriter(streamOutput(stream), tracks);
  let isTaken = false;
  const [first, second] = frames.filter(({ isKeyFrame, trackId }) => isKeyFrame && trackId === 1);
  if (first === undefined || second === undefined) throw new Error('no picture');
  const adding = writer.add(first).then(() => (isTaken = true));
  await expect.poll(() => taken.length).toBe(1);
  expect(isTaken).toBe(false);
  taken[0]?.();
  await adding;

  const failing = writer.add(second);
  await expect.poll(() => taken.length).toBe(2);
  taken[1]?.(new Error('no space left'));
  await expect(failing).rejects.toThrow('no space left');
  await expect(writer.close()).rejects.toThrow('no space left');
});
