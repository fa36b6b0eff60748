import type { Store } from '../client/store.ts';

/** A page that is not shown gets no frames, but may be heard by a screen reader. */
const hiddenDelayMs = 100;

/**
 * A store for drawing: tells of changes once before the next picture, however many there were, so
 * that setting a connection up does not wait for each of its steps to be drawn.
 */
export function createPaintStore<State>(source: Store<State>): Store<State> {
  let shown = source.getSnapshot();
  let isDue = false;
  const listeners = new Set<() => void>();

  function show() {
    isDue = false;
    shown = source.getSnapshot();
    for (const listener of listeners) listener();
  }

  source.subscribe(() => {
    if (isDue) return;
    isDue = true;
    if (document.hidden) setTimeout(show, hiddenDelayMs);
    else requestAnimationFrame(show);
  });
  return {
    getSnapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
