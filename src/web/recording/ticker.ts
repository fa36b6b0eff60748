/** Calls back so often, also while the page is hidden; the returned function ends that. */
export function startTicker(intervalMs: number, onTick: () => void): () => void {
  const worker = new Worker(new URL('./tick-worker.ts', import.meta.url), { type: 'module' });
  let lastMs = -Infinity;
  worker.addEventListener('message', () => {
    const nowMs = performance.now();
    // Those that came while the page had no time are of no use any more.
    if (nowMs - lastMs < intervalMs / 2) return;
    lastMs = nowMs;
    onTick();
  });
  worker.postMessage(intervalMs);
  return () => worker.terminate();
}
