import { useSyncExternalStore, type ReactNode } from 'react';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import { Icon } from '../parts/Icon.tsx';
import { MediaToggle } from '../parts/MediaToggle.tsx';
import type { BrowserCall } from '../browser-call.ts';
import { Settings } from '../settings/Settings.tsx';
import { useSingleKeys } from '../single-keys.ts';
import { DeviceNote } from './DeviceNote.tsx';
import { LostDeviceNote } from './LostDeviceNote.tsx';
import { MuteNote } from './MuteNote.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type ControlsProps = {
  readonly call: BrowserCall;
  readonly media: LocalMedia;
  readonly onLeave: () => void;
  /** Switches for some only. */
  readonly children?: ReactNode;
};

/** The switches of a call; M and V do what the first two do. */
export function Controls({ call, media, onLeave, children }: ControlsProps) {
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  useShortcuts({
    m: () => media.setOn('microphone', !sendingMedia(media.getSnapshot()).microphone),
    v: () => media.setOn('camera', !sendingMedia(media.getSnapshot()).camera),
  });
  const areKeysOn = useSingleKeys();
  return (
    <footer className="controls">
      <MuteNote call={call} />
      <DeviceNote sources={local.sources} />
      <LostDeviceNote local={local} media={media} />
      <MediaToggle
        kind="microphone"
        local={local}
        media={media}
        {...(areKeysOn ? { shortcut: 'M' } : {})}
      />
      <MediaToggle
        kind="camera"
        local={local}
        media={media}
        {...(areKeysOn ? { shortcut: 'V' } : {})}
      />
      {children}
      <Settings media={media} />
      <button type="button" className="toggle leave" onClick={onLeave}>
        <Icon name="leave" />
        Leave
      </button>
    </footer>
  );
}
