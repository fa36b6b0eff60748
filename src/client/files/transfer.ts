/** A file to send, read in pieces so that its size does not matter; what it was when offered, it stays. */
export type FileSource = {
  readonly name: string;
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Where a file is put as it comes. Each call waits for the one before. */
export type FileSink = {
  /** Throws {@link NoRoomError} when it does not fit. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** All of it came, and it is what was sent. */
  readonly close: () => Promise<void>;
  /** What there is of it is of no use. */
  readonly abort: () => Promise<void>;
};

/** There is less room than the file takes. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

export type FileFailure =
  | 'connection-lost'
  /** What arrived is not what was sent. */
  | 'damaged'
  | 'not-readable'
  | 'not-saved'
  | 'no-room';

export type TransferProgress =
  | { readonly phase: 'offered' }
  | { readonly phase: 'moving'; readonly bytes: number }
  /** It goes on by itself when there is a connection again; `isAway`: the other has gone, for now or for good. */
  | { readonly phase: 'paused'; readonly bytes: number; readonly isAway: boolean }
  | { readonly phase: 'done' }
  | { readonly phase: 'declined' }
  | { readonly phase: 'cancelled'; readonly byMe: boolean }
  | { readonly phase: 'failed'; readonly reason: FileFailure };

/** One file on its way, or on offer, from one person to another. */
export type Transfer = {
  /** Unique in this call. */
  readonly key: string;
  readonly id: string;
  readonly direction: 'sending' | 'receiving';
  /** Whose id is another one when they came back as somebody new. */
  readonly peer: { readonly id: string; readonly name: string };
  readonly name: string;
  readonly size: number;
  readonly progress: TransferProgress;
};

/** How a transfer can end once it was taken, seen from one side. */
export type TransferEnd = Extract<
  TransferProgress,
  { readonly phase: 'done' | 'cancelled' | 'failed' }
>;

/** Whether nothing more will come of it. */
export function isEnded({ progress: { phase } }: Transfer): boolean {
  return phase !== 'offered' && phase !== 'moving' && phase !== 'paused';
}

/** What moves a file, over one channel after the other if need be. */
export type Carrier = {
  /** Leaves the channel there is, as one that may be dead; resolves with how far it is. */
  readonly pause: () => Promise<number>;
  /** Ends it at once and tells the other side, but not whoever listens here. */
  readonly stop: () => void;
};

export type CarrierEvents = {
  /** Bytes that are safe on the other side. */
  readonly onProgress: (bytes: number) => void;
  /** The channel has ended before the file; it waits for another one. */
  readonly onInterrupted: () => void;
  /** Called once, unless it was stopped before. */
  readonly onEnd: (end: TransferEnd) => void;
};
