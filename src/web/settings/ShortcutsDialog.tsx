import { Dialog } from '../parts/Dialog.tsx';
import { useSingleKeys } from '../single-keys.ts';
import { shortcuts } from './shortcuts.ts';

type ShortcutsDialogProps = { readonly onClose: () => void };

/** The keys of a call. */
export function ShortcutsDialog({ onClose }: ShortcutsDialogProps) {
  const areOn = useSingleKeys();
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(({ key, does }) => (
          <div key={key}>
            <dt>{does}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      {!areOn && <p className="quiet">They are switched off in the settings.</p>}
    </Dialog>
  );
}
