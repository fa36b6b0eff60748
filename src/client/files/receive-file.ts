import { DecodeError } from '../../protocol/fields.ts';
import {
  decodeFileMessage,
  encodeFileMessage,
  fileLimits,
  type FileMessage,
} from '../../protocol/file-messages.ts';
import type { DataChannel } from '../talk/data-channel.ts';
import { createSha256 } from './sha256.ts';
import {
  NoRoomError,
  type Carrier,
  type CarrierEvents,
  type FileFailure,
  type FileSink,
  type TransferEnd,
} from './transfer.ts';

export type ReceivingOptions = CarrierEvents & {
  readonly size: number;
  readonly sink: FileSink;
};

export type Receiving = Carrier & {
  /** Goes on over this channel if there is none, and if it starts where the last one broke off. */
  readonly take: (channel: DataChannel) => void;
};

/** Puts a file away as it comes, and tells the sender how far that is and whether it is whole. */
export function createReceiving({ size, sink, ...events }: ReceivingOptions): Receiving {
  const hash = createSha256();
  let isOver = false;
  let received = 0;
  let written = 0;
  let confirmed = 0;
  let current: DataChannel | undefined;
  /** Not given to the sink yet: what comes while it writes is its next piece. */
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  /** Writes one after the other, whatever the sink does. */
  let work = Promise.resolve();

  function discard() {
    work = work.then(() => sink.abort()).catch(() => undefined); // There is nothing left to lose.
  }

  function end(end: TransferEnd) {
    if (isOver) return;
    isOver = true;
    // The channel is the sender's to close, when it has read the last word.
    if (end.phase === 'failed' && end.reason !== 'not-readable') {
      tell({ type: 'done', isWhole: false });
    }
    if (end.phase !== 'done') discard();
    events.onEnd(end);
  }
  const fail = (reason: FileFailure) => end({ phase: 'failed', reason });

  function tell(message: FileMessage) {
    if (current?.readyState === 'open') current.send(encodeFileMessage(message));
  }

  function takeBytes(bytes: Uint8Array<ArrayBuffer>) {
    received += bytes.length;
    // More than was offered, or more than a sender may send before the disk has caught up.
    if (received > size || received - written > 2 * fileLimits.windowBytes) {
      fail('damaged');
      return;
    }
    hash.update(bytes);
    waiting.push(bytes);
    work = work.then(write);
  }

  async function write() {
    if (isOver || waiting.length === 0) return;
    const bytes = joined(waiting);
    waiting = [];
    try {
      await sink.write(bytes);
    } catch (error) {
      fail(error instanceof NoRoomError ? 'no-room' : 'not-saved');
      return;
    }
    written += bytes.length;
    if (written - confirmed < fileLimits.confirmBytes && written < size) return;
    confirmed = written;
    events.onProgress(written);
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
    } catch (error) {
      fail(error instanceof NoRoomError ? 'no-room' : 'not-saved');
      return;
    }
    tell({ type: 'done', isWhole: true });
    end({ phase: 'done' });
  }

  /** Everything that came is put away first: it may have been all. */
  async function settle(): Promise<number> {
    let last: Promise<void> | undefined;
    while (last !== work) await (last = work);
    return written;
  }

  async function breakOff() {
    await settle();
    if (!isOver && current === undefined) events.onInterrupted();
  }

  function receive(message: FileMessage) {
    switch (message.type) {
      case 'end':
        work = work.then(() => finish(message.sha256));
        break;
      case 'unreadable':
        fail('not-readable');
        break;
      case 'cancel':
        end({ phase: 'cancelled', byMe: false });
        break;
      case 'start': // Taken where the channel begins.
      case 'received': // What only a receiver says.
      case 'done':
        break;
      default:
        message satisfies never;
    }
  }

  function listenTo(channel: DataChannel) {
    let goesOn = false;
    channel.addEventListener('close', () => {
      if (channel !== current) return;
      current = undefined;
      void breakOff();
    });
    channel.addEventListener('message', ({ data }) => {
      if (isOver || channel !== current) return;
      if (typeof data !== 'string') {
        const bytes = bytesOf(data);
        if (bytes !== undefined && goesOn) takeBytes(bytes);
        return;
      }
      try {
        const message = decodeFileMessage(data);
        receive(message);
        if (message.type !== 'start') return;
        // Of another beginning than the one that was asked for nothing is taken.
        goesOn = message.bytes === received;
        if (!goesOn) channel.close();
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        fail('damaged');
      }
    });
  }

  return {
    take: (channel) => {
      if (isOver || current !== undefined) {
        channel.close();
        return;
      }
      current = channel;
      listenTo(channel);
    },
    pause: () => {
      const left = current;
      current = undefined;
      left?.close();
      return settle();
    },
    stop: () => {
      if (isOver) return;
      isOver = true;
      tell({ type: 'cancel' });
      discard();
    },
  };
}

/** Browsers give an ArrayBuffer, the headless peer a view into a larger one. */
function bytesOf(data: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return data instanceof Uint8Array ? new Uint8Array(data) : undefined;
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
