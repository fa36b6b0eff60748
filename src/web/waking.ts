/** Timers of a hidden tab run once a second at worst while it has connections to others. */
const lookEveryMs = 2_000;
/** So late is no timer of a page that was only busy. */
const gapMs = 8_000;

/**
 * Calls back when this page runs again after it could not for a while: the lid was closed, the phone
 * was locked, the tab was frozen. No event tells of all of these, but the clock on the wall does,
 * which goes on meanwhile. The returned function ends that.
 */
export function watchWaking(onWake: () => void): () => void {
  let lookedAtMs = Date.now();
  const timer = setInterval(() => {
    const nowMs = Date.now();
    const hasSlept = nowMs - lookedAtMs > gapMs;
    lookedAtMs = nowMs;
    if (hasSlept) onWake();
  }, lookEveryMs);
  return () => clearInterval(timer);
}
