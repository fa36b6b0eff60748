import { useState } from 'react';
import { useShortcuts } from '../call/use-shortcuts.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

type SettingsProps = { readonly media: LocalMedia };

/** The button of the settings, and what it and the ? key open. */
export function Settings({ media }: SettingsProps) {
  // Not one after the other: the list lies over the settings that opened it.
  const [hasSettings, setHasSettings] = useState(false);
  const words = useWords().settings;
  const [hasShortcuts, setHasShortcuts] = useState(false);
  useShortcuts({ '?': () => setHasShortcuts(true) });
  return (
    <>
      <button
        type="button"
        className="toggle"
        aria-haspopup="dialog"
        title={words.title}
        onClick={() => setHasSettings(true)}
      >
        <Icon name="settings" />
        <span className="toggle-word">{words.title}</span>
      </button>
      {hasSettings && (
        <SettingsDialog
          media={media}
          onShortcuts={() => setHasShortcuts(true)}
          onClose={() => setHasSettings(false)}
        />
      )}
      {hasShortcuts && <ShortcutsDialog onClose={() => setHasShortcuts(false)} />}
    </>
  );
}
