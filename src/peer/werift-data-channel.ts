import type { RTCDataChannel } from 'werift';
import type { DataChannel } from '../client/talk/data-channel.ts';

/** A channel of werift as talk and files take it: werift sends Buffers only. */
export function adaptWeriftChannel(channel: RTCDataChannel): DataChannel {
  return {
    get label() {
      return channel.label;
    },
    get readyState() {
      return channel.readyState;
    },
    get bufferedAmount() {
      return channel.bufferedAmount;
    },
    get bufferedAmountLowThreshold() {
      return channel.bufferedAmountLowThreshold;
    },
    set bufferedAmountLowThreshold(bytes) {
      channel.bufferedAmountLowThreshold = bytes;
    },
    send: (data: string | Uint8Array<ArrayBuffer>) =>
      channel.send(typeof data === 'string' ? data : Buffer.from(data)),
    close: () => channel.close(),
    addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
      channel.addEventListener(type, listener);
    },
  };
}
