import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { fileOutput, streamOutput, type WebmOutput } from '../media/webm-output.ts';

/** Where one file of a recording goes. */
export type RecordingOutput = WebmOutput & { readonly close: () => Promise<void> };

/** A new file that its owner alone may read; what was there before is never written over. */
export function newFileOutput(path: string): RecordingOutput {
  const opened = open(path, 'wx', 0o600).then((file) => ({ file, output: fileOutput(file) }));
  opened.catch(() => undefined); // The first write tells.
  return {
    write: async (bytes) => (await opened).output.write(bytes),
    patch: async (patch) => (await opened).output.patch?.(patch),
    close: async () => (await opened).file.close(),
  };
}

/** A pipe, which is left open. */
export function pipeOutput(stream: Writable): RecordingOutput {
  return { ...streamOutput(stream), close: () => Promise.resolve() };
}
