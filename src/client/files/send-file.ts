import { DecodeError } from '../../protocol/fields.ts';
import {
  decodeFileMessage,
  encodeFileMessage,
  fileLimits,
  type FileMessage,
} from '../../protocol/file-messages.ts';
import { whenOpen, type DataChannel } from '../talk/data-channel.ts';
import { createSha256 } from './sha256.ts';
import type { Carrier, CarrierEvents, FileFailure, FileSource, TransferEnd } from './transfer.ts';

export type SendFileOptions = CarrierEvents & {
  readonly channel: DataChannel;
  readonly source: FileSource;
};

/** Read at once: many chunks, for each reading costs a turn to the disk. */
const pieceBytes = 16 * fileLimits.chunkBytes;

/** Sends a file over a channel of its own, no faster than the network and the other disk take it. */
export function startSending({ channel, source, onProgress, onEnd }: SendFileOptions): Carrier {
  let isOver = false;
  let confirmed = 0;
  let sent = 0;
  let goOn: (() => void) | undefined;

  function close() {
    isOver = true;
    goOn?.();
    channel.close();
  }

  function end(end: TransferEnd) {
    if (isOver) return;
    close();
    onEnd(end);
  }
  const fail = (reason: FileFailure) => end({ phase: 'failed', reason });

  function mustWait(): boolean {
    if (isOver) return false;
    return (
      channel.bufferedAmount > fileLimits.highBufferBytes ||
      sent - confirmed > fileLimits.windowBytes
    );
  }

  async function sendAll() {
    const hash = createSha256();
    while (sent < source.size) {
      const length = Math.min(pieceBytes, source.size - sent);
      const piece = await source.read(sent, length);
      // Shorter: it was changed after it had been offered.
      if (piece.length !== length) throw new Error('the file ended early');
      hash.update(piece);
      for (let at = 0; at < length; at += fileLimits.chunkBytes) {
        while (mustWait()) await new Promise<void>((resolve) => (goOn = resolve));
        if (isOver) return;
        const chunk = piece.subarray(at, at + fileLimits.chunkBytes);
        channel.send(chunk);
        sent += chunk.length;
      }
    }
    if (!isOver) channel.send(encodeFileMessage({ type: 'end', sha256: hash.digest() }));
  }

  function receive(message: FileMessage) {
    switch (message.type) {
      case 'received':
        confirmed = Math.max(confirmed, Math.min(message.bytes, sent));
        onProgress(confirmed);
        goOn?.();
        break;
      case 'done':
        end(message.isWhole ? { phase: 'done' } : { phase: 'failed', reason: 'damaged' });
        break;
      case 'cancel':
        end({ phase: 'cancelled', byMe: false });
        break;
      case 'end': // A receiver has nothing to end.
        break;
      default:
        message satisfies never;
    }
  }

  channel.bufferedAmountLowThreshold = fileLimits.lowBufferBytes;
  channel.addEventListener('bufferedamountlow', () => goOn?.());
  channel.addEventListener('close', () => fail('connection-lost'));
  channel.addEventListener('message', ({ data }) => {
    if (isOver || typeof data !== 'string') return;
    try {
      receive(decodeFileMessage(data));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      // Of a newer version, or nonsense: either way not what is waited for.
    }
  });
  whenOpen(channel, () => void sendAll().catch(() => fail('not-readable')));
  return {
    stop: () => {
      if (isOver) return;
      // In its order on the channel, so that the close is not taken for a lost connection.
      if (channel.readyState === 'open') channel.send(encodeFileMessage({ type: 'cancel' }));
      close();
    },
  };
}
