import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { TrackFrame } from '../../../src/peer/media/media-track.ts';
import { readMedia, type Media } from '../../../src/peer/media/read-media.ts';

const run = promisify(execFile);

/** Two seconds of a tiny moving picture and a tone, as inputs 0 and 1 of ffmpeg. */
const sources = [
  ['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i'],
  [
    'testsrc2=size=96x64:rate=25:duration=2',
    '-f',
    'lavfi',
    '-i',
    'sine=sample_rate=48000:duration=2',
  ],
].flat();

export const codecArgs = {
  vp8: ['-c:v', 'libvpx', '-auto-alt-ref', '0', '-b:v', '100k', '-g', '25'],
  vp9: [
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-b:v',
    '100k',
    '-g',
    '25',
  ],
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '25'],
  av1: ['-c:v', 'libaom-av1', '-usage', 'realtime', '-cpu-used', '8', '-b:v', '100k', '-g', '25'],
  opus: ['-c:a', 'libopus', '-b:a', '32k'],
} as const;

/** A path in a folder of the test's own. */
export async function temporaryFile(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'engage-media-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** Has ffmpeg write a file, whose name tells the container. */
export async function makeSample(name: string, args: readonly string[]): Promise<string> {
  const file = await temporaryFile(name);
  await run('ffmpeg', [...sources, ...args, file]);
  return file;
}

/** A pipe that gives so many bytes at a time. */
export function pipeOf(bytes: Uint8Array, chunkBytes = 1000): Readable {
  const starts = Array.from(
    { length: Math.ceil(bytes.length / chunkBytes) },
    (_, i) => i * chunkBytes,
  );
  return Readable.from(starts.map((start) => bytes.subarray(start, start + chunkBytes)));
}

export async function openAsPipe(file: string): Promise<Media> {
  return readMedia(pipeOf(await readFile(file)));
}

export async function collect(frames: AsyncIterable<TrackFrame>): Promise<readonly TrackFrame[]> {
  const all: TrackFrame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

/** All frames of what is in memory. */
export async function framesOf(bytes: Uint8Array): Promise<readonly TrackFrame[]> {
  return collect((await readMedia(pipeOf(bytes))).frames());
}

export type ProbedPacket = {
  readonly timeMs: number;
  readonly bytes: number;
  readonly isKeyFrame: boolean;
};

/** What ffprobe finds in a file: whether it complains, and the packets of each of its streams. */
export async function probe(file: string) {
  const entries = 'stream=index,codec_name,width,height:format=duration,format_name';
  const { stdout, stderr } = await run(
    'ffprobe',
    ['-v', 'warning', '-show_entries', `${entries}:packet=stream_index,pts_time,size,flags`].concat(
      '-of',
      'json',
      file,
    ),
    { maxBuffer: 64 * 1024 ** 2 },
  );
  const found = JSON.parse(stdout) as {
    streams: readonly { index: number; codec_name: string; width?: number; height?: number }[];
    packets: readonly { stream_index: number; pts_time: string; size: string; flags: string }[];
    format: { duration?: string; format_name: string };
  };
  return {
    complaints: stderr,
    format: found.format,
    streams: found.streams.map(({ index, codec_name, width, height }) => ({
      codec_name,
      width,
      height,
      packets: found.packets
        .filter((packet) => packet.stream_index === index)
        .map((packet): ProbedPacket => ({
          timeMs: Math.round(Number(packet.pts_time) * 1e6) / 1000,
          bytes: Number(packet.size),
          isKeyFrame: packet.flags.includes('K'),
        })),
    })),
  };
}
