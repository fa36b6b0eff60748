import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { EngageError } from '../../protocol/errors.ts';
import { DecodeError } from '../../protocol/fields.ts';
import { createByteReader, type ByteReader } from './byte-reader.ts';
import type { Demuxed, MediaTrack, TrackFrame } from './media-track.ts';
import { readIvf } from './read-ivf.ts';
import { readMp4 } from './read-mp4.ts';
import { readOggOpus } from './read-ogg-opus.ts';
import { readWebm } from './read-webm.ts';

export type Media = {
  readonly tracks: readonly MediaTrack[];
  /**
   * In the order in which they are decoded, to the end. A file can be read again and again, one time
   * after the other; a pipe once. Throws `unreadable-media`, after all that came before the damage.
   */
  readonly frames: () => AsyncIterable<TrackFrame>;
  readonly canRepeat: boolean;
  readonly close: () => Promise<void>;
};

const readBytes = 64 * 1024;

/**
 * Opens WebM, Matroska, MP4, Ogg or IVF, which their first bytes tell apart. Resolves when the tracks
 * are known; throws `unreadable-media`.
 */
export async function readMedia(input: string | Readable): Promise<Media> {
  return typeof input === 'string' ? readFile(input) : readPipe(input);
}

async function readFile(path: string): Promise<Media> {
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable(path, `cannot be opened (${reasonOf(cause)})`, cause);
  });
  try {
    const start = async () => demux(createFileReader(file, (await file.stat()).size));
    const { tracks } = await explaining(path, start());
    return {
      tracks,
      frames: () => explainingEach(path, async () => (await start()).frames),
      canRepeat: true,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readPipe(stream: Readable): Promise<Media> {
  const name = 'The input';
  const chunks: AsyncIterator<Uint8Array> = stream.iterator();
  const pull = async () => {
    const next = await chunks.next();
    return next.done === true ? undefined : next.value;
  };
  const { tracks, frames } = await explaining(
    name,
    demux(createByteReader({ pull, sizeBytes: undefined })),
  );
  return {
    tracks,
    frames: () => explainingEach(name, () => frames),
    canRepeat: false,
    close: async () => void stream.destroy(),
  };
}

function createFileReader(file: FileHandle, sizeBytes: number): ByteReader {
  return createByteReader({
    sizeBytes,
    pull: async (position) => {
      const { bytesRead, buffer } = await file.read(
        Buffer.alloc(readBytes),
        0,
        readBytes,
        position,
      );
      return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead);
    },
  });
}

async function demux(bytes: ByteReader): Promise<Demuxed> {
  const start = (await bytes.peek(8)).toString('latin1');
  if (start.startsWith('\x1a\x45\xdf\xa3')) return readWebm(bytes);
  if (start.startsWith('OggS')) return readOggOpus(bytes);
  if (start.startsWith('DKIF')) return readIvf(bytes);
  if (/^[^]{4}(?:ftyp|styp|moov|moof|sidx|free|skip|wide|mdat)/.test(start)) return readMp4(bytes);
  throw new DecodeError('it is none of WebM, Matroska, MP4, Ogg and IVF');
}

async function explaining<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explained(name, error);
  }
}

async function* explainingEach(
  name: string,
  start: () => AsyncIterable<TrackFrame> | Promise<AsyncIterable<TrackFrame>>,
): AsyncGenerator<TrackFrame> {
  try {
    yield* await start();
  } catch (error) {
    throw explained(name, error);
  }
}

/** Errors of the file system are expected, too; a bug shows as one. */
function explained(name: string, error: unknown): unknown {
  if (error instanceof DecodeError)
    return unreadable(name, `cannot be read: ${error.message}`, error);
  const reason = reasonOf(error);
  return reason === undefined ? error : unreadable(name, `cannot be read (${reason})`, error);
}

function unreadable(name: string, what: string, cause: unknown): EngageError {
  const hint =
    'ffmpeg can mend or convert most media: ffmpeg -i <input> -c:v libvpx -c:a libopus out.webm';
  return new EngageError('unreadable-media', `${name} ${what}.`, { hint, cause });
}

/** Such as ENOENT. */
function reasonOf(error: unknown): string | undefined {
  const isSystemError = error instanceof Error && 'code' in error && 'syscall' in error;
  return isSystemError ? String(error.code) : undefined;
}
