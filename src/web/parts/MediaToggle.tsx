import type { DeviceKind } from '../../diagnosis/devices.ts';
import { sendingMedia, type LocalMedia, type LocalMediaState } from '../media/local-media.ts';
import { Icon } from './Icon.tsx';

type MediaToggleProps = {
  readonly kind: DeviceKind;
  readonly local: LocalMediaState;
  readonly media: LocalMedia;
  /** A key that does the same. */
  readonly shortcut?: string;
};

const words = {
  camera: { on: 'Turn camera off', off: 'Turn camera on', short: 'Camera' },
  microphone: { on: 'Mute microphone', off: 'Unmute microphone', short: 'Mic' },
} as const;

/** Switches the camera or the microphone; its name says what pressing it does. */
export function MediaToggle({ kind, local, media, shortcut }: MediaToggleProps) {
  const isOn = sendingMedia(local)[kind];
  const label = isOn ? words[kind].on : words[kind].off;
  return (
    <button
      type="button"
      className={isOn ? 'toggle' : 'toggle off'}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      onClick={() => media.setOn(kind, !isOn)}
    >
      <Icon name={isOn ? kind : `${kind}-off`} />
    </button>
  );
}
