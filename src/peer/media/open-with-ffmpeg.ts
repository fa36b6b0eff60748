import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { EngageError } from '../../protocol/errors.ts';
import { readMedia, type Media } from './read-media.ts';

/** Of what ffmpeg says: its last words tell why it ended. */
const maxWords = 500;

// Small enough for a mesh of calls, and fast enough to keep pace with it on a small machine.
const conversion = [
  ['-map', '0:v:0?', '-map', '0:a:0?', '-sn', '-dn'],
  [
    '-vf',
    "scale='min(1280,iw)':'min(720,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2",
  ],
  ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M', '-g', '100'],
  ['-auto-alt-ref', '0', '-lag-in-frames', '0'],
  ['-c:a', 'libopus', '-b:a', '48k', '-ac', '2', '-ar', '48000'],
  ['-flush_packets', '1', '-f', 'webm', 'pipe:1'],
].flat();

/**
 * Has ffmpeg convert a file of any kind to VP8 and Opus, no faster than the frames are taken. Throws
 * `unreadable-media`, also when ffmpeg is not installed; `command` is for tests of that.
 */
export async function openWithFfmpeg(path: string, command = 'ffmpeg'): Promise<Media> {
  // A playlist may name only what is on this machine, and no name is taken for a flag or an address.
  const input = ['-protocol_whitelist', 'file,pipe', '-i', `file:${resolve(path)}`];
  const args = ['-nostdin', '-hide_banner', '-loglevel', 'error', ...input, ...conversion];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-maxWords);
  });
  const ended = once(child, 'close').then(([code]) =>
    code === 0 ? undefined : failed(path, words),
  );
  const failure = ended.catch((cause: unknown) => notStarted(path, cause));

  try {
    const media = await readMedia(child.stdout);
    return {
      ...media,
      frames: () => untilFailure(media.frames(), failure),
      close: async () => {
        child.kill('SIGKILL');
        await media.close(); // What nobody has read would keep the pipe from being closed.
        await failure;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw (await failure) ?? error;
  }
}

/** What ffmpeg could not read ends like a file that is over, or cut off. */
async function* untilFailure<T>(
  frames: AsyncIterable<T>,
  failure: Promise<EngageError | undefined>,
): AsyncGenerator<T> {
  try {
    yield* frames;
  } catch (error) {
    throw (await failure) ?? error;
  }
  const cause = await failure;
  if (cause !== undefined) throw cause;
}

function failed(path: string, words: string): EngageError {
  const [last = ''] = words.trim().split('\n').slice(-1);
  // ffmpeg repeats what stands in the file.
  const reason = last.replaceAll(/[^ -~]/g, '?');
  return new EngageError('unreadable-media', `ffmpeg cannot read ${path}: ${reason}`, {
    hint: 'Check that the file is whole and is what its name says.',
  });
}

function notStarted(path: string, cause: unknown): EngageError {
  return new EngageError(
    'unreadable-media',
    `${path} must be converted, and ffmpeg is not there.`,
    {
      hint: 'Install the package ffmpeg (sudo apt-get install ffmpeg, brew install ffmpeg), or give WebM with VP8 and Opus.',
      cause,
    },
  );
}
