import { NoRoomError, type FileSink } from '../../client/files/transfer.ts';
import { openSpool, type Spool } from './spool.ts';

/** The part of the File System Access API that TypeScript's DOM does not know yet. */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

export type OpenedSink =
  | { readonly state: 'open'; readonly sink: FileSink }
  /** The person thought better of it. */
  | { readonly state: 'cancelled' }
  /** It would not fit into the bytes there are. */
  | { readonly state: 'no-room'; readonly bytes: number };

/** Collected before they become one Blob, which browsers may keep on disk. */
const blobPieceBytes = 4 * 1024 * 1024;

/** No browser says when a download has copied all; a person may be asked where to put it before. */
const downloadMs = 15 * 60_000;

/**
 * Asks where a file shall go and opens it. Where a browser cannot write there, the file is kept aside,
 * on disk or else in memory, and downloaded when it is whole.
 */
export async function openSink(name: string, size: number): Promise<OpenedSink> {
  const picker = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (picker === undefined) return openDownload(name, size);
  try {
    const handle = await picker.call(window, { suggestedName: name });
    const file = await handle.createWritable();
    const sink: FileSink = {
      write: (bytes) => sayNoRoom(file.write(bytes)),
      close: () => sayNoRoom(file.close()),
      abort: () => file.abort(),
    };
    return { state: 'open', sink };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { state: 'cancelled' };
    return openDownload(name, size); // Not allowed here, as in a frame.
  }
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
      download(name, await sayNoRoom(finish()));
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
      download(name, new Blob(blobs));
    },
    abort: async () => {
      blobs = [];
      pieces = [];
    },
  };
}

function download(name: string, content: Blob): void {
  // Of no type: a page of the sender's must not open as one of ours.
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), downloadMs);
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
