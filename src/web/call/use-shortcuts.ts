import { useEffect } from 'react';

/** Calls back on single keys, unless they are typed into a field or belong to the browser. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea'))
        return;
      const key = event.key.toLowerCase();
      if (Object.hasOwn(actions, key)) actions[key]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}
