import type { Store } from '../client/store.ts';

/** Resolves with true once the value of a store is such, or with false when stopped before. */
export function until<T>(
  store: Store<T>,
  isSuch: (value: T) => boolean,
  stop: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (result: boolean) => {
      unsubscribe();
      stop.removeEventListener('abort', giveUp);
      resolve(result);
    };
    const check = () => {
      if (isSuch(store.getSnapshot())) settle(true);
    };
    const giveUp = () => settle(false);
    const unsubscribe = store.subscribe(check);
    stop.addEventListener('abort', giveUp);
    if (stop.aborted) giveUp();
    check();
  });
}
