import type { Store } from '../client/store.ts';

/** A page that is not shown gets no frames, but may be heard by a screen reader. */
const hiddenDelayMs = 100;

/** Nobody would call it waiting yet. */
const patienceMs = 300;

/**
 * A store for drawing: tells of changes once before the next picture, however many there were, so
 * that setting a connection up does not wait for each of its steps to be drawn. While `isBusy` says
 * that there is something more urgent it waits, but not for long.
 */
export function createPaintStore<State>(
  source: Store<State>,
  isBusy: (state: State) => boolean,
): Store<State> {
  let shown = source.getSnapshot();
  let isDue = false;
  const listeners = new Set<() => void>();

  function show() {
    isDue = false;
    shown = source.getSnapshot();
    for (const listener of listeners) listener();
  }

  function showFrom(changedMs: number) {
    if (performance.now() - changedMs < patienceMs && isBusy(source.getSnapshot())) {
      requestAnimationFrame(() => showFrom(changedMs));
    } else {
      show();
    }
  }

  source.subscribe(() => {
    if (isDue) return;
    isDue = true;
    const changedMs = performance.now();
    if (document.hidden) setTimeout(show, hiddenDelayMs);
    else requestAnimationFrame(() => showFrom(changedMs));
  });
  return {
    getSnapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
