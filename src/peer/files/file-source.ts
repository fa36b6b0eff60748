import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { tidyFileName } from '../../client/files/tidy-file-name.ts';
import type { FileSource } from '../../client/files/transfer.ts';
import { EngageError } from '../../protocol/errors.ts';

/**
 * A file on disk to offer. It is opened anew for each piece, so that an offer that nobody answers
 * holds nothing. Throws `unusable-file`; reading throws once it is not the file it was.
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const offered = await look(path);
  return {
    name: tidyFileName(basename(path)),
    size: offered.size,
    read: async (offset, length) => {
      const file = await open(path);
      try {
        const { size, mtimeMs, ino } = await file.stat();
        if (size !== offered.size || mtimeMs !== offered.mtimeMs || ino !== offered.ino) {
          throw new Error('the file was changed after it had been offered');
        }
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

async function look(path: string) {
  try {
    const found = await stat(path);
    // A pipe or a device has no size and would block.
    if (!found.isFile()) throw new Error('it is not a file');
    const file = await open(path);
    await file.close();
    return found;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngageError('unusable-file', `Cannot read ${path}: ${reason}.`, {
      hint: 'Name a file that you may read.',
      cause,
    });
  }
}
