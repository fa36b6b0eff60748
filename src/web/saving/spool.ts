// Where a browser cannot ask for a place on disk, a file waits in the private storage of this origin
// (OPFS) until it is whole: a phone has not the memory for it. Nothing may stay there.

import type { ChosenFile } from './choose-file.ts';

/** A file that grows on disk, out of everybody's sight. */
export type Spool = ChosenFile & {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** All that was written, as a file that is read from the disk and goes with `remove`. */
  readonly finish: () => Promise<File>;
  readonly remove: () => Promise<void>;
};

const directoryName = 'files-under-way';

/** Undefined where there is no such storage, as over plain http and in some private windows. */
export async function openSpool(): Promise<Spool | undefined> {
  if (!hasSpools()) return undefined;
  const name = crypto.randomUUID();
  const release = await hold(name);
  try {
    const directory = await openDirectory();
    const handle = await directory.getFileHandle(name, { create: true });
    const file = await handle.createWritable();
    return {
      handle,
      file,
      write: (bytes) => file.write(bytes),
      finish: async () => {
        await file.close();
        return handle.getFile();
      },
      remove: async () => {
        await file.abort().catch(() => undefined); // It is closed already.
        await directory.removeEntry(name);
        release();
      },
    };
  } catch {
    release();
    return undefined;
  }
}

/** Removes what pages have left that were closed, or crashed, before they could. */
export async function sweepSpools(): Promise<void> {
  if (!hasSpools()) return;
  const directory = await openDirectory();
  for await (const name of directory.keys()) {
    // Chromium writes to a file beside it, with an ending.
    const [spool = name] = name.split('.');
    await navigator.locks.request(lockOf(spool), { ifAvailable: true }, async (lock) => {
      if (lock === null) return; // Of a call in another tab.
      await directory.removeEntry(name);
    });
  }
}

function hasSpools(): boolean {
  return (
    'locks' in navigator &&
    'storage' in navigator &&
    'FileSystemFileHandle' in window &&
    'createWritable' in FileSystemFileHandle.prototype
  );
}

async function openDirectory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(directoryName, { create: true });
}

/** Says to other tabs that it is in use, until it is released or this page is gone. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(lockOf(name), () => new Promise<void>((release) => resolve(release)))
      .catch(reject);
  });
}

function lockOf(name: string): string {
  return `${directoryName} ${name}`;
}
