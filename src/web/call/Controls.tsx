import { useSyncExternalStore, type ReactNode } from 'react';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import { Icon } from '../parts/Icon.tsx';
import { MediaToggle } from '../parts/MediaToggle.tsx';
import type { BrowserCall } from '../browser-call.ts';
import { useSingleKeys } from '../single-keys.ts';
import { useWords } from '../words/use-words.ts';
import { DeviceNote } from './DeviceNote.tsx';
import { LostDeviceNote } from './LostDeviceNote.tsx';
import { MoreControls } from './MoreControls.tsx';
import { MuteNote } from './MuteNote.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type ControlsProps = {
  readonly call: BrowserCall;
  readonly media: LocalMedia;
  readonly onLeave: () => void;
  /** What is said above the switches. */
  readonly notes: ReactNode;
  /** Switches that are always in sight. */
  readonly children: ReactNode;
  /** Switches that go into a menu where there is no room for all. */
  readonly more: ReactNode;
};

/** The switches of a call; M and V do what the first two do. */
export function Controls({ call, media, onLeave, notes, children, more }: ControlsProps) {
  const words = useWords().common;
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
      {notes}
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
      <MoreControls>{more}</MoreControls>
      <button type="button" className="toggle with-word leave" onClick={onLeave}>
        <Icon name="leave" />
        <span className="toggle-word">{words.leave}</span>
      </button>
    </footer>
  );
}
