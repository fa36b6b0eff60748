/** How a picture is sent; each rung costs about half of the one before it. */
export type Rung = {
  /** Of the longer side, in pixels. */
  readonly longEdge: number;
  readonly framesPerSecond: number;
  readonly bitsPerSecond: number;
};

/** A face that can still be recognised. */
const lowest: Rung = { longEdge: 240, framesPerSecond: 10, bitsPerSecond: 120_000 };

// About a tenth of a bit for each pixel, and more where they are few: a talking head in VP8 looks
// clean with that.
export const ladder: readonly Rung[] = [
  { longEdge: 1280, framesPerSecond: 30, bitsPerSecond: 2_000_000 },
  { longEdge: 960, framesPerSecond: 24, bitsPerSecond: 1_200_000 },
  { longEdge: 640, framesPerSecond: 24, bitsPerSecond: 700_000 },
  { longEdge: 480, framesPerSecond: 20, bitsPerSecond: 400_000 },
  { longEdge: 320, framesPerSecond: 15, bitsPerSecond: 220_000 },
  lowest,
];

export const lowestRung = ladder.length - 1;

/** Below the lowest there is only the lowest. */
export function rungAt(index: number): Rung {
  return ladder[index] ?? lowest;
}

/** The best rung that `bitsPerSecond` carry, or the lowest. */
export function rungFor(bitsPerSecond: number): number {
  const index = ladder.findIndex((rung) => rung.bitsPerSecond <= bitsPerSecond);
  return index === -1 ? lowestRung : index;
}
