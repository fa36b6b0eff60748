import { Dialog } from '../parts/Dialog.tsx';
import { useSingleKeys } from '../single-keys.ts';
import { useWords } from '../words/use-words.ts';
import { shortcutKeys } from './shortcuts.ts';

type ShortcutsDialogProps = { readonly onClose: () => void };

/** The keys of a call. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps) {
  const words = useWords().settings;
  const areOn = useSingleKeys();
  return (
    <Dialog title={words.shortcutsTitle} onClose={onClose}>
      <dl className="shortcuts">
        {shortcutKeys.map((key) => (
          <div key={key}>
            <dt>{words.shortcuts[key]}</dt>
            <dd>
              <kbd>{key.toUpperCase()}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      {!areOn && <p className="quiet">{words.shortcutsOff}</p>}
    </Dialog>
  );
}
