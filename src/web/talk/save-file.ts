import { NoRoomError, type FileSink } from '../../client/files/transfer.ts';
import { chooseFile } from '../saving/choose-file.ts';
import { download, downloadMs } from '../saving/download.ts';
import { openSpool, type Spool } from '../saving/spool.ts';

export type OpenedSink =
  | { readonly state: 'open'; readonly sink: FileSink }
  /** The person thought better of it. */
  | { readonly state: 'cancelled' }
  /** It would not fit into the bytes there are. */
  | { readonly state: 'no-room'; readonly bytes: number };

/** Collected before they become one Blob, which browsers may keep on disk. */
const blobPieceBytes = 4 * 1024 * 1024;

/**
 * Asks where a file shall go and opens it. Where a browser cannot write there, the file is kept aside,
 * on disk or else in memory, and downloaded when it is whole.
 */
export async function openSink(name: string, size: number): Promise<OpenedSink> {
  const chosen = await chooseFile(name);
  if (chosen === 'dismissed') return { state: 'cancelled' };
  if (chosen === 'unavailable') return openDownload(name, size);
  const { file } = chosen;
  const sink: FileSink = {
    write: (bytes) => sayNoRoom(file.write(bytes)),
    close: () => sayNoRoom(file.close()),
    abort: () => file.abort(),
  };
  return { state: 'open', sink };
}

async function openDownload(name: string, size: number): Promise<OpenedSink> {
  const spool = await openSpool();
  if (spool === undefined) return { state: 'open', sink: collectDownload(name) };
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  const bytes = Math.max(0, quota - usage);
  if (bytes >= size) return { state: 'open', sink: spoolDownload(name, spool) };
  await spool.remove();
  return { state: 'no-room', bytes };
}

function spoolDownload(name: string, { write, finish, remove }: Spool): FileSink {
  return {
    write: (bytes) => sayNoRoom(write(bytes)),
    close: async () => {
      download(ofNoType(await sayNoRoom(finish())), name);
      // Who closes the page earlier leaves it to the next one.
      setTimeout(() => void remove(), downloadMs);
    },
    abort: remove,
  };
}

function collectDownload(name: string): FileSink {
  let blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const fold = () => {
    blobs.push(new Blob(pieces));
    pieces = [];
    size = 0;
  };
  return {
    write: async (bytes) => {
      pieces.push(bytes);
      size += bytes.length;
      if (size >= blobPieceBytes) fold();
    },
    close: async () => {
      fold();
      download(ofNoType(new Blob(blobs)), name);
    },
    abort: async () => {
      blobs = [];
      pieces = [];
    },
  };
}

/** A page of the sender's must not open as one of ours. */
function ofNoType(content: Blob): Blob {
  return new Blob([content], { type: 'application/octet-stream' });
}

async function sayNoRoom<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
      throw new NoRoomError('less room than the file takes', { cause });
    }
    throw cause;
  }
}
