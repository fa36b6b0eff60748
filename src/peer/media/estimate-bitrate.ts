import type { RtpCount } from '../rtp-counter.ts';

/** Of 1280×720 at 30 frames a second browsers send 2.5 Mbit/s at most. */
export const mostBitsPerSecond = 3_000_000;
/** A small picture gets through still. */
const leastBitsPerSecond = 150_000;

/** As in browsers (draft-ietf-rmcat-gcc-02, section 6): less than this is chance, more is a full path. */
const harmlessLoss = 0.02;
const heavyLoss = 0.1;

/** What a path bears, judged by what came of a stream between two looks at it. */
export function estimateBitrate(
  estimate: number,
  before: RtpCount,
  seen: RtpCount,
  ms: number,
): number {
  const packets = seen.packets - before.packets;
  // What was sent again and came was lost all the same.
  const lost = seen.lost - before.lost + (seen.late - before.late);
  const loss = packets === 0 ? 0 : Math.max(0, lost) / (packets + seen.lost - before.lost);
  if (loss > heavyLoss) {
    const came = ((seen.bytes - before.bytes) * 8 * 1000) / ms;
    return Math.max(leastBitsPerSecond, Math.min(estimate, came));
  }
  return loss < harmlessLoss ? Math.min(mostBitsPerSecond, estimate * 1.08) : estimate;
}
