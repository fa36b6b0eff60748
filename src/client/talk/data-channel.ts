/** The part of W3C webrtc-pc `RTCDataChannel` that talk and files use. Binary comes as bytes. */
export type DataChannel = {
  readonly label: string;
  readonly readyState: string;
  readonly bufferedAmount: number;
  bufferedAmountLowThreshold: number;
  send(text: string): void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'bufferedamountlow', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

/** Calls back once the channel is open, at once if it is. */
export function whenOpen(channel: DataChannel, callback: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    callback();
  };
  channel.addEventListener('open', once);
  if (channel.readyState === 'open') once();
}
