import { createContext, use, useSyncExternalStore } from 'react';
import { createStore, type WritableStore } from '../client/store.ts';
import { loadPreferences, savePreferences } from './preferences.ts';

/**
 * Whether single keys do something. Who speaks to the computer, or hits keys by mistake, must be
 * able to switch them off (WCAG 2.1.4).
 */
export function createSingleKeys(): WritableStore<boolean> {
  const store = createStore(loadPreferences().singleKeys ?? true);
  return {
    ...store,
    set: (singleKeys) => {
      store.set(singleKeys);
      savePreferences({ singleKeys });
    },
  };
}

/** Of the page; what is drawn without one has no keys. */
export const SingleKeysContext = createContext<WritableStore<boolean>>(createStore(false));

export function useSingleKeys(): boolean {
  const { subscribe, getSnapshot } = use(SingleKeysContext);
  return useSyncExternalStore(subscribe, getSnapshot);
}
