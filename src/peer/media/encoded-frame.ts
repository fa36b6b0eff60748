/** One encoded picture or stretch of sound, as a container holds it and a packetizer takes it. */
export type EncodedFrame = {
  readonly data: Uint8Array;
  /** When it is seen or heard, counted from the start of what it is part of. */
  readonly timeMs: number;
  /** Decodes without any frame before it; true for all sound. */
  readonly isKeyFrame: boolean;
};
