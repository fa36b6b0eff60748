import { use, useSyncExternalStore } from 'react';
import type { LocalMedia } from '../media/local-media.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Switch } from '../parts/Switch.tsx';
import { SingleKeysContext, useSingleKeys } from '../single-keys.ts';
import { LanguageSelect } from '../words/LanguageSelect.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceChoices } from './DeviceChoices.tsx';

type SettingsDialogProps = {
  readonly media: LocalMedia;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
};

/** What can be changed during a call; everything takes effect at once. */
export function SettingsDialog({ media, onShortcuts, onClose }: SettingsDialogProps) {
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  const singleKeys = use(SingleKeysContext);
  const words = useWords().settings;
  const areKeysOn = useSingleKeys();
  return (
    <Dialog title={words.title} onClose={onClose}>
      <DeviceChoices local={local} media={media} />
      <section className="keys" aria-label={words.keyboard}>
        <Switch label={words.singleKeys} isOn={areKeysOn} onChange={singleKeys.set} />
        <button type="button" className="button small" onClick={onShortcuts}>
          {words.showShortcuts}
        </button>
      </section>
      <LanguageSelect />
    </Dialog>
  );
}
