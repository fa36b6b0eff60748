import type { TrackFrame } from '../media/media-track.ts';

/**
 * All frames, or round after round of them without end: each begins where the longest track of the
 * one before ended, so that sound and picture stay together.
 */
export async function* repeatFrames(
  frames: () => AsyncIterable<TrackFrame>,
  isRepeated: boolean,
): AsyncGenerator<TrackFrame> {
  let startMs = 0;
  for (;;) {
    const ends = new Map<number, { readonly timeMs: number; readonly durationMs: number }>();
    let firstMs: number | undefined;
    for await (const frame of frames()) {
      firstMs ??= frame.timeMs;
      const before = ends.get(frame.trackId);
      // The last frame is as long as the one before it.
      const durationMs = before === undefined ? 0 : frame.timeMs - before.timeMs;
      ends.set(frame.trackId, { timeMs: frame.timeMs, durationMs });
      yield { ...frame, timeMs: frame.timeMs - firstMs + startMs };
    }
    if (firstMs === undefined || !isRepeated) return;
    const lastMs = Math.max(...[...ends.values()].map((end) => end.timeMs + end.durationMs));
    startMs += Math.max(1, lastMs - firstMs);
  }
}
