import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { NoRoomError, type FileSink } from '../../client/files/transfer.ts';
import { EngageError } from '../../protocol/errors.ts';
import { numberedName, safeFileName } from './safe-file-name.ts';

export type DiskFile = { readonly name: string; readonly size: number };

/** More of one name than that is not by chance. */
const maxNamesakes = 1_000;

/**
 * Puts a file into a folder, which is made if need be: as `.….part` while it comes, under its name when
 * all of it is on the disk. Never replaces another one; `onSaved` hears where it is. Throws `unusable-file`.
 */
export async function openFileSink(
  folder: string,
  { name, size }: DiskFile,
  onSaved: (path: string) => void,
): Promise<FileSink> {
  const safeName = safeFileName(name);
  const partPath = join(folder, `.engage-${randomBytes(6).toString('hex')}.part`);
  const file = await prepare(folder, partPath, size);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  return {
    write: (bytes) => sayNoRoom(file.appendFile(bytes)),
    close: async () => {
      await sayNoRoom(file.sync());
      await close();
      onSaved(await moveTo(folder, safeName, partPath));
    },
    abort: async () => {
      await close();
      await rm(partPath, { force: true });
    },
  };
}

async function prepare(folder: string, partPath: string, size: number) {
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < size) throw new Error('there is not enough room for it');
    return await open(partPath, 'wx', 0o600);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngageError('unusable-file', `Cannot put a file into ${folder}: ${reason}.`, {
      hint: 'Name a folder that you may write to, with room for it.',
      cause,
    });
  }
}

async function sayNoRoom(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    if (!hasCode(cause, 'ENOSPC', 'EDQUOT', 'EFBIG')) throw cause;
    throw new NoRoomError('less room than the file takes', { cause });
  }
}

async function moveTo(folder: string, name: string, partPath: string): Promise<string> {
  const path = await reserve(folder, name);
  try {
    await rename(partPath, path);
    return path;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Makes an empty file under the first name that is free: renaming replaces that one and no other. */
async function reserve(folder: string, name: string): Promise<string> {
  for (let number = 1; number <= maxNamesakes; number += 1) {
    const path = join(folder, numberedName(name, number));
    try {
      const file = await open(path, 'wx', 0o600);
      await file.close();
      return path;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
  throw new Error(`too many files are named ${name}`);
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
