import { useEffect } from 'react';
import { useSingleKeys } from '../single-keys.ts';

/** Calls back on single keys, unless they are switched off, typed into a field or the browser's. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const areOn = useSingleKeys();
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea'))
        return;
      const key = event.key.toLowerCase();
      if (Object.hasOwn(actions, key)) actions[key]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions, areOn]);
}
