import { useSyncExternalStore } from 'react';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import { Icon } from '../parts/Icon.tsx';
import { MediaToggle } from '../parts/MediaToggle.tsx';
import { DeviceNote } from './DeviceNote.tsx';
import { useShortcuts } from './use-shortcuts.ts';

type ControlsProps = { readonly media: LocalMedia; readonly onLeave: () => void };

/** The switches of a call; M and V do what the first two do. */
export function Controls({ media, onLeave }: ControlsProps) {
  const local = useSyncExternalStore(media.subscribe, media.getSnapshot);
  useShortcuts({
    m: () => media.setOn('microphone', !sendingMedia(media.getSnapshot()).microphone),
    v: () => media.setOn('camera', !sendingMedia(media.getSnapshot()).camera),
  });
  return (
    <footer className="controls">
      <DeviceNote sources={local.sources} />
      <MediaToggle kind="microphone" local={local} media={media} shortcut="M" />
      <MediaToggle kind="camera" local={local} media={media} shortcut="V" />
      <button type="button" className="toggle leave" onClick={onLeave}>
        <Icon name="leave" />
        Leave
      </button>
    </footer>
  );
}
