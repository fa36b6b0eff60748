/** A file to send, read in pieces so that its size does not matter. */
export type FileSource = {
  readonly name: string;
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Where a file is put as it comes. */
export type FileSink = {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** All of it came, and it is what was sent. */
  readonly close: () => Promise<void>;
  /** What there is of it is of no use. */
  readonly abort: () => Promise<void>;
};

export type FileFailure =
  | 'connection-lost'
  /** What arrived is not what was sent. */
  | 'damaged'
  | 'not-readable'
  | 'not-saved';

export type TransferProgress =
  | { readonly phase: 'offered' }
  | { readonly phase: 'moving'; readonly bytes: number }
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
  readonly peer: { readonly id: string; readonly name: string };
  readonly name: string;
  readonly size: number;
  readonly progress: TransferProgress;
};

/** How the moving of a file ended, seen from one side. */
export type TransferEnd = Extract<
  TransferProgress,
  { readonly phase: 'done' | 'cancelled' | 'failed' }
>;

/** A file that moves. */
export type Carrier = {
  /** Ends it at once and tells the other side, but not whoever listens here. */
  readonly stop: () => void;
};

export type CarrierEvents = {
  /** Bytes that are safe on the other side. */
  readonly onProgress: (bytes: number) => void;
  /** Called once, unless it was stopped before. */
  readonly onEnd: (end: TransferEnd) => void;
};
