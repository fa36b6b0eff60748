import {
  channelLimits,
  decodeChannelMessage,
  encodeChannelMessage,
  type ChannelMessage,
} from '../../protocol/channel-messages.ts';
import { DecodeError } from '../../protocol/fields.ts';
import { createTokenBucket } from '../../protocol/token-bucket.ts';
import { whenOpen, type DataChannel } from './data-channel.ts';

export type LinkOptions = {
  readonly now: () => number;
  /** Another channel stands: nothing of what was said before may have arrived. */
  readonly onOpen: () => void;
  readonly onMessage: (message: ChannelMessage) => void;
  /** A message that is not in the protocol, or the first of too many; the next ones are read. */
  readonly onBadMessage: (cause: unknown) => void;
};

/** What is said with one other person, over whichever channel to them is the newest. */
export type Link = {
  readonly take: (channel: DataChannel) => void;
  readonly isOpen: () => boolean;
  /** Says whether the message could be sent; what must not be lost is said again on opening. */
  readonly send: (message: ChannelMessage) => boolean;
};

export function createLink({ now, onOpen, onMessage, onBadMessage }: LinkOptions): Link {
  let current: DataChannel | undefined;
  const { messagesPerSecond, messageBurst } = channelLimits;
  const allowance = createTokenBucket(messagesPerSecond, messageBurst, now);
  let isFlooded = false;

  function isTooMuch(): boolean {
    if (allowance.take(1)) {
      isFlooded = false;
      return false;
    }
    if (!isFlooded) onBadMessage(new Error('too many messages on the data channel'));
    isFlooded = true;
    return true;
  }

  function read(data: unknown) {
    if (typeof data !== 'string' || isTooMuch()) return;
    let message: ChannelMessage | undefined;
    try {
      message = decodeChannelMessage(data);
    } catch (cause) {
      if (!(cause instanceof DecodeError)) throw cause;
      onBadMessage(cause);
    }
    if (message !== undefined) onMessage(message);
  }

  return {
    take: (channel) => {
      current = channel;
      channel.addEventListener('message', ({ data }) => read(data));
      whenOpen(channel, () => {
        if (current === channel) onOpen();
      });
    },
    isOpen: () => current?.readyState === 'open',
    send: (message) => {
      if (current?.readyState !== 'open') return false;
      current.send(encodeChannelMessage(message));
      return true;
    },
  };
}
