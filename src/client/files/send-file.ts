import { DecodeError } from '../../protocol/fields.ts';
import {
  decodeFileMessage,
  encodeFileMessage,
  fileLimits,
  type FileMessage,
} from '../../protocol/file-messages.ts';
import { whenOpen, type DataChannel } from '../talk/data-channel.ts';
import { createSha256 } from './sha256.ts';
import type { Carrier, CarrierEvents, FileSource, TransferEnd } from './transfer.ts';

export type SendingOptions = CarrierEvents & { readonly source: FileSource };

export type Sending = Carrier & {
  /** Whether the receiver can go on from there: not before what it confirmed, not after what was sent. */
  readonly canGoOn: (from: number) => boolean;
  /** Goes on from there over this channel. */
  readonly goOn: (channel: DataChannel, from: number) => void;
};

/** Read at once: many chunks, for a page waits some 2 ms for another process at each slice of a file. */
const pieceBytes = 64 * fileLimits.chunkBytes;

/** Sends a file over channels of its own, no faster than the network and the other disk take it. */
export function createSending({ source, ...events }: SendingOptions): Sending {
  const hash = createSha256();
  let digest: string | undefined;
  let isOver = false;
  let confirmed = 0;
  let sent = 0;
  /** The farthest it was sent, over whichever channel, and hashed. */
  let reached = 0;
  let current: DataChannel | undefined;
  let wake: (() => void) | undefined;

  function leave() {
    const left = current;
    current = undefined;
    wake?.();
    left?.close();
  }

  function end(end: TransferEnd) {
    if (isOver) return;
    isOver = true;
    leave();
    events.onEnd(end);
  }

  function tell(message: FileMessage) {
    if (current?.readyState === 'open') current.send(encodeFileMessage(message));
  }

  function mustWait(channel: DataChannel): boolean {
    return (
      channel === current &&
      (channel.bufferedAmount > fileLimits.highBufferBytes ||
        sent - confirmed > fileLimits.windowBytes)
    );
  }

  async function read(offset: number): Promise<Uint8Array<ArrayBuffer>> {
    const length = Math.min(pieceBytes, source.size - offset);
    const piece = await source.read(offset, length);
    // Shorter: it was changed after it had been offered.
    if (piece.length !== length) throw new Error('the file ended early');
    return piece;
  }

  async function sendFrom(channel: DataChannel, from: number) {
    tell({ type: 'start', bytes: from });
    let next = read(from);
    while (sent < source.size) {
      const piece = await next;
      if (channel !== current) return;
      // While this one is sent, so that the network does not wait for the disk.
      next = read(sent + piece.length);
      next.catch(() => undefined); // Thrown where it is awaited, if it is.
      for (let at = 0; at < piece.length; at += fileLimits.chunkBytes) {
        while (mustWait(channel)) await new Promise<void>((resolve) => (wake = resolve));
        if (channel !== current) return;
        const chunk = piece.subarray(at, at + fileLimits.chunkBytes);
        channel.send(chunk);
        hash.update(chunk.subarray(Math.max(0, reached - sent))); // Not again what is sent again.
        sent += chunk.length;
        reached = Math.max(reached, sent);
      }
    }
    digest ??= hash.digest();
    tell({ type: 'end', sha256: digest });
  }

  function receive(message: FileMessage) {
    switch (message.type) {
      case 'received':
        confirmed = Math.max(confirmed, Math.min(message.bytes, sent));
        events.onProgress(confirmed);
        wake?.();
        break;
      case 'done':
        end(message.isWhole ? { phase: 'done' } : { phase: 'failed', reason: 'damaged' });
        break;
      case 'cancel':
        end({ phase: 'cancelled', byMe: false });
        break;
      case 'start': // What only a sender says.
      case 'end':
      case 'unreadable':
        break;
      default:
        message satisfies never;
    }
  }

  function listenTo(channel: DataChannel) {
    channel.bufferedAmountLowThreshold = fileLimits.lowBufferBytes;
    channel.addEventListener('bufferedamountlow', () => wake?.());
    channel.addEventListener('close', () => {
      if (channel !== current) return;
      leave();
      events.onInterrupted();
    });
    channel.addEventListener('message', ({ data }) => {
      if (channel !== current || typeof data !== 'string') return;
      try {
        receive(decodeFileMessage(data));
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        // Of a newer version, or nonsense: either way not what is waited for.
      }
    });
  }

  return {
    canGoOn: (from) => from >= confirmed && from <= reached,
    goOn: (channel, from) => {
      leave();
      current = channel;
      confirmed = from;
      sent = from;
      events.onProgress(from);
      listenTo(channel);
      whenOpen(channel, () => {
        sendFrom(channel, from).catch(() => {
          if (channel !== current) return;
          tell({ type: 'unreadable' });
          end({ phase: 'failed', reason: 'not-readable' });
        });
      });
    },
    pause: async () => {
      leave();
      return confirmed;
    },
    stop: () => {
      if (isOver) return;
      isOver = true;
      // In its order on the channel, so that the close is not taken for an interruption.
      tell({ type: 'cancel' });
      leave();
    },
  };
}
