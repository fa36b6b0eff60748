import { DecodeError } from '../../protocol/fields.ts';
import {
  decodeFileMessage,
  encodeFileMessage,
  fileLimits,
  type FileMessage,
} from '../../protocol/file-messages.ts';
import type { DataChannel } from '../talk/data-channel.ts';
import { createSha256 } from './sha256.ts';
import type { Carrier, CarrierEvents, FileFailure, FileSink, TransferEnd } from './transfer.ts';

export type ReceiveFileOptions = CarrierEvents & {
  readonly channel: DataChannel;
  readonly size: number;
  readonly sink: FileSink;
};

/** Puts a file away as it comes, and tells the sender how far that is and whether it is whole. */
export function startReceiving(options: ReceiveFileOptions): Carrier {
  const { channel, size, sink, onProgress, onEnd } = options;
  const hash = createSha256();
  let isOver = false;
  let received = 0;
  let written = 0;
  let confirmed = 0;
  /** Writes one after the other, whatever the sink does. */
  let work = Promise.resolve();

  function discard() {
    work = work.then(() => sink.abort()).catch(() => undefined); // There is nothing left to lose.
  }

  function end(end: TransferEnd) {
    if (isOver) return;
    isOver = true;
    // The channel is the sender's to close, when it has read the last word.
    if (end.phase === 'failed') tell({ type: 'done', isWhole: false });
    if (end.phase !== 'done') discard();
    onEnd(end);
  }
  const fail = (reason: FileFailure) => end({ phase: 'failed', reason });

  function tell(message: FileMessage) {
    if (channel.readyState !== 'open') return;
    channel.send(encodeFileMessage(message));
  }

  function take(bytes: Uint8Array<ArrayBuffer>) {
    received += bytes.length;
    // More than was offered, or more than a sender may send before the disk has caught up.
    if (received > size || received - written > 2 * fileLimits.windowBytes) {
      fail('damaged');
      return;
    }
    hash.update(bytes);
    work = work.then(() => write(bytes));
  }

  async function write(bytes: Uint8Array<ArrayBuffer>) {
    if (isOver) return;
    try {
      await sink.write(bytes);
    } catch {
      fail('not-saved');
      return;
    }
    written += bytes.length;
    if (written - confirmed < fileLimits.confirmBytes && written < size) return;
    confirmed = written;
    onProgress(written);
    tell({ type: 'received', bytes: written });
  }

  async function finish(sha256: string) {
    if (isOver) return;
    if (written !== size || hash.digest() !== sha256) {
      fail('damaged');
      return;
    }
    try {
      await sink.close();
    } catch {
      fail('not-saved');
      return;
    }
    tell({ type: 'done', isWhole: true });
    end({ phase: 'done' });
  }

  channel.addEventListener('close', () => {
    // What came before is put away first: it may have been all.
    work = work.then(() => fail('connection-lost'));
  });
  channel.addEventListener('message', ({ data }) => {
    if (isOver) return;
    if (typeof data !== 'string') {
      const bytes = bytesOf(data);
      if (bytes !== undefined) take(bytes);
      return;
    }
    try {
      const message = decodeFileMessage(data);
      if (message.type === 'end') work = work.then(() => finish(message.sha256));
      if (message.type === 'cancel') end({ phase: 'cancelled', byMe: false });
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      fail('damaged');
    }
  });
  return {
    stop: () => {
      if (isOver) return;
      tell({ type: 'cancel' });
      isOver = true;
      discard();
    },
  };
}

/** Browsers give an ArrayBuffer, the headless peer a view into a larger one. */
function bytesOf(data: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return data instanceof Uint8Array ? new Uint8Array(data) : undefined;
}
