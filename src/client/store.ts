/** A value that views watch; the shape that React's `useSyncExternalStore` takes. */
export type Store<T> = {
  readonly getSnapshot: () => T;
  /** Calls back after each change; the returned function ends that. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type WritableStore<T> = Store<T> & {
  /** Replaces the value and tells the listeners, unless it is the same one. */
  readonly set: (value: T) => void;
};

export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
