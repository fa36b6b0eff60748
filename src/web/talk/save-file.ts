import type { FileSink } from '../../client/files/transfer.ts';
import { chooseFile } from '../saving/choose-file.ts';
import { download } from '../saving/download.ts';

/** Collected before they become one Blob, which browsers may keep on disk. */
const blobPieceBytes = 4 * 1024 * 1024;

/**
 * Asks where a file shall go and opens it; undefined when the person thinks better of it. Where a
 * browser cannot write to disk, the file is kept aside and downloaded when it is whole.
 */
export async function openSink(name: string): Promise<FileSink | undefined> {
  const chosen = await chooseFile(name);
  if (chosen === 'dismissed') return undefined;
  if (chosen === 'unavailable') return createDownload(name);
  const { file } = chosen;
  return {
    write: (bytes) => file.write(bytes),
    close: () => file.close(),
    abort: () => file.abort(),
  };
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
      download(new Blob(blobs, { type: 'application/octet-stream' }), name);
    },
    abort: async () => {
      blobs = [];
      pieces = [];
    },
  };
}
