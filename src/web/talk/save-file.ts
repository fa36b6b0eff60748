import type { FileSink } from '../../client/files/transfer.ts';

/** The part of the File System Access API that TypeScript's DOM does not know yet. */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

/** Collected before they become one Blob, which browsers may keep on disk. */
const blobPieceBytes = 4 * 1024 * 1024;

/**
 * Asks where a file shall go and opens it; undefined when the person thinks better of it. Where a
 * browser cannot write to disk, the file is kept aside and downloaded when it is whole.
 */
export async function openSink(name: string): Promise<FileSink | undefined> {
  const picker = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (picker === undefined) return createDownload(name);
  try {
    const handle = await picker.call(window, { suggestedName: name });
    const file = await handle.createWritable();
    return {
      write: (bytes) => file.write(bytes),
      close: () => file.close(),
      abort: () => file.abort(),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    return createDownload(name); // Not allowed here, as in a frame.
  }
}

function createDownload(name: string): FileSink {
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
      // Of no type: a page of the sender's must not open as one of ours.
      const url = URL.createObjectURL(new Blob(blobs, { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // The download holds on to the Blob by then, in every browser.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    abort: async () => {
      blobs = [];
      pieces = [];
    },
  };
}
