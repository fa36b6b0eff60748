import type { DeviceKind } from '../../diagnosis/devices.ts';
import { sendingMedia, type LocalMedia, type LocalMediaState } from '../media/local-media.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './Icon.tsx';

type MediaToggleProps = {
  readonly kind: DeviceKind;
  readonly local: LocalMediaState;
  readonly media: LocalMedia;
  /** A key that does the same. */
  readonly shortcut?: string;
};

/** Switches the camera or the microphone; its name says what pressing it does. */
export function MediaToggle({ kind, local, media, shortcut }: MediaToggleProps) {
  const isOn = sendingMedia(local)[kind];
  const { mediaToggle: words, common } = useWords();
  const label = isOn ? words[kind].on : words[kind].off;
  return (
    <button
      type="button"
      className={isOn ? 'toggle' : 'toggle off'}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? label : common.withKey(label, shortcut)}
      onClick={() => media.setOn(kind, !isOn)}
    >
      <Icon name={isOn ? kind : `${kind}-off`} />
    </button>
  );
}
