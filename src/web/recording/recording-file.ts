import type { ChosenFile } from '../saving/choose-file.ts';
import { download, downloadMs } from '../saving/download.ts';
import { openSpool } from '../saving/spool.ts';

/** Where a recording goes, piece by piece. */
export type RecordingFile = {
  /** Rejects when the disk is full or the file is out of reach; what is safe stays. */
  readonly write: (piece: Blob) => Promise<void>;
  /** Resolves with how many bytes are in the file for good. */
  readonly close: () => Promise<number>;
};

/** Less than this is not worth a copy. */
const leastStepBytes = 8 * 1024 * 1024;

/**
 * Writes to disk as it comes. A browser throws all away that was written since opening when a write
 * fails, or the page crashes. So the file is closed and opened again whenever it has doubled, which
 * copies it: twice its size in all, and half of it is safe at least.
 */
export function openDiskFile({ handle, file: opened }: ChosenFile): RecordingFile {
  let file = opened;
  let written = 0;
  let safe = 0;
  async function settle() {
    await file.close();
    safe = written;
  }
  return {
    write: async (piece) => {
      await file.write(piece);
      written += piece.size;
      if (written - safe < Math.max(leastStepBytes, safe)) return;
      await settle();
      file = await handle.createWritable({ keepExistingData: true });
      await file.seek(written);
    },
    close: async () => {
      await settle().catch(() => undefined); // Whoever closes sees by the bytes what is missing.
      return safe;
    },
  };
}

/** Keeps it aside, on disk or else in memory, and downloads it at the end. */
export async function openDownload(name: string, type: string): Promise<RecordingFile> {
  const spool = await openSpool();
  if (spool === undefined) return collectDownload(name, type);
  const { write, close } = openDiskFile(spool);
  return {
    write,
    close: async () => {
      const bytes = await close();
      if (bytes > 0) download(new Blob([await spool.handle.getFile()], { type }), name);
      // Who closes the page earlier leaves it to the next one.
      setTimeout(() => void spool.remove(), downloadMs);
      return bytes;
    },
  };
}

/** In pieces, which browsers move to disk when they are many. */
function collectDownload(name: string, type: string): RecordingFile {
  const pieces: Blob[] = [];
  return {
    write: async (piece) => void pieces.push(piece),
    close: async () => {
      const whole = new Blob(pieces, { type });
      if (whole.size > 0) download(whole, name);
      return whole.size;
    },
  };
}
