import { useEffect } from 'react';
import type { ShortcutKey } from '../settings/shortcuts.ts';
import { useSingleKeys } from '../single-keys.ts';

/** What single keys do. */
type ShortcutActions = { readonly [Key in ShortcutKey]?: () => void };

/** Calls back on single keys, unless they are switched off, typed into a field or the browser's. */
export function useShortcuts(actions: ShortcutActions): void {
  const areOn = useSingleKeys();
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest('input, select, textarea'))
        return;
      const key = event.key.toLowerCase();
      if (isKeyOf(actions, key)) actions[key]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions, areOn]);
}

function isKeyOf(actions: ShortcutActions, key: string): key is ShortcutKey {
  return Object.hasOwn(actions, key);
}
