import type { DataChannel } from '../../../../src/client/talk/data-channel.ts';

/**
 * Two ends of a channel in memory, which deliver at once when open; `break` ends both without a sign.
 * `onFrame` is told of each frame before it is delivered.
 */
export function linkChannels(label = 'engage', onFrame?: (data: string | Uint8Array) => void) {
  let isOpen = false;
  const ends = [createEnd(), createEnd()] as const;

  function createEnd() {
    const listeners = new Map<string, ((event: { readonly data: unknown }) => void)[]>();
    const emit = (type: string, data?: unknown) => {
      for (const listener of listeners.get(type) ?? []) listener({ data });
    };
    const channel: DataChannel = {
      label,
      get readyState() {
        return isOpen ? 'open' : 'closed';
      },
      bufferedAmount: 0,
      bufferedAmountLowThreshold: 0,
      send: (data: string | Uint8Array<ArrayBuffer>) => {
        onFrame?.(data);
        const other = ends.find((end) => end.channel !== channel);
        if (isOpen) other?.emit('message', typeof data === 'string' ? data : data.slice());
      },
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        for (const end of ends) end.emit('close');
      },
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
        listeners.set(type, [...(listeners.get(type) ?? []), listener]);
      },
    };
    return { channel, emit };
  }

  return {
    channels: [ends[0].channel, ends[1].channel] as const,
    open: () => {
      isOpen = true;
      for (const end of ends) end.emit('open');
    },
    break: () => {
      isOpen = false;
    },
  };
}
