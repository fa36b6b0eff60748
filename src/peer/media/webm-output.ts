import { finished, type Writable } from 'node:stream';
import type { FileHandle } from 'node:fs/promises';
import type { Patch } from './webm-header.ts';

/** Where a recording goes. */
export type WebmOutput = {
  /** Appends. Resolves when there is room for more. */
  readonly write: (bytes: Buffer) => Promise<void>;
  /** Overwrites; undefined for what can only be appended to. */
  readonly patch: ((patch: Patch) => Promise<void>) | undefined;
};

/** A file that is empty and open for writing; a FIFO or a terminal is no such file. */
export function fileOutput(file: FileHandle): WebmOutput {
  let end = 0;
  const writeAt = async (bytes: Buffer, position: number) => {
    for (let done = 0; done < bytes.length;) {
      done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  };
  return {
    write: async (bytes) => {
      await writeAt(bytes, end);
      end += bytes.length;
    },
    patch: ({ position, bytes }) => writeAt(bytes, position),
  };
}

export function streamOutput(stream: Writable): WebmOutput {
  let failure: Error | undefined;
  // Also when nobody writes: an error without a listener would end the process.
  finished(stream, { readable: false }, (error) => (failure = error ?? undefined));
  return {
    patch: undefined,
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) reject(failure);
        else stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
