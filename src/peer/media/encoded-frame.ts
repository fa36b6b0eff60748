/** One encoded picture or stretch of sound, as a container holds it and a packetizer takes it. */
export type EncodedFrame = {
  readonly data: Uint8Array;
  readonly durationMs: number;
  /** Decodes without any frame before it; true for all sound. */
  readonly isKeyFrame: boolean;
};
