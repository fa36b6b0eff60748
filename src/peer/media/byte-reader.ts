import { DecodeError } from '../../protocol/fields.ts';

/** Of one frame or header. A key frame of 4K has some 2 MB, the index of a three hours' MP4 5 MB. */
export const maxPieceBytes = 16 * 1024 ** 2;

/** Reads forward through media of any length and holds no more of it than was asked for. */
export type ByteReader = {
  readonly position: () => number;
  /** Throws a DecodeError when the input ends before, or when that is more than a piece may have. */
  readonly read: (bytes: number) => Promise<Buffer>;
  /** As many of the next few bytes as there are, which are still to be read. */
  readonly peek: (bytes: number) => Promise<Buffer>;
  readonly skip: (bytes: number) => Promise<void>;
  readonly isAtEnd: () => Promise<boolean>;
  /** Undefined for a pipe. */
  readonly seek: ((position: number) => void) | undefined;
};

export type ByteSource = {
  /** The bytes from a position on, at least one of them, or undefined at the end. */
  readonly pull: (position: number) => Promise<Uint8Array | undefined>;
  /** Of a file; a pipe has none, and its positions are only ever the next ones. */
  readonly sizeBytes: number | undefined;
};

export function createByteReader({ pull, sizeBytes }: ByteSource): ByteReader {
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;

  /** Puts the bytes that follow behind what is still there; false at the end. */
  async function load(): Promise<boolean> {
    const next = await pull(at + chunk.length);
    if (next === undefined) return false;
    const more = Buffer.from(next.buffer, next.byteOffset, next.byteLength);
    chunk = chunk.length === 0 ? more : Buffer.concat([chunk, more]);
    return true;
  }

  function take(bytes: number): Buffer {
    const taken = chunk.subarray(0, bytes);
    chunk = chunk.subarray(taken.length);
    at += taken.length;
    return taken;
  }

  /** Passes on what comes; nothing is allocated for bytes that do not exist. */
  async function consume(bytes: number, onPart: (part: Buffer) => void): Promise<void> {
    for (let missing = bytes; missing > 0;) {
      if (chunk.length === 0 && !(await load())) throw new DecodeError('it is cut off');
      const part = take(missing);
      missing -= part.length;
      onPart(part);
    }
  }

  function seek(position: number) {
    const ahead = position - at;
    chunk = ahead >= 0 && ahead < chunk.length ? chunk.subarray(ahead) : Buffer.alloc(0);
    at = position;
  }

  return {
    position: () => at,
    read: async (bytes) => {
      if (bytes > maxPieceBytes) {
        throw new DecodeError(`one piece of it claims to have ${bytes} bytes, which is too much`);
      }
      const parts: Buffer[] = [];
      await consume(bytes, (part) => parts.push(part));
      return Buffer.concat(parts);
    },
    peek: async (bytes) => {
      while (chunk.length < bytes && (await load()));
      return chunk.subarray(0, bytes);
    },
    skip: async (bytes) => {
      if (sizeBytes === undefined) return consume(bytes, () => {});
      if (at + bytes > sizeBytes) throw new DecodeError('it is cut off');
      seek(at + bytes);
    },
    isAtEnd: async () => chunk.length === 0 && !(await load()),
    seek: sizeBytes === undefined ? undefined : seek,
  };
}
