import { useState, useSyncExternalStore, type RefObject } from 'react';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { warn } from '../log.ts';
import { ControlPanel } from '../parts/ControlPanel.tsx';
import { PanelAction } from '../parts/PanelAction.tsx';
import { RecordAction } from '../recording/RecordAction.tsx';
import type { Recorder } from '../recording/recorder.ts';
import { toggleFullscreen, useFullscreen } from './use-fullscreen.ts';
import { nextCorner, type ViewStore } from './view.ts';

type ViewMenuProps = {
  readonly view: ViewStore;
  /** The whole call. */
  readonly screen: RefObject<HTMLElement | null>;
  readonly recorder: Recorder | undefined;
};

/** How the call is looked at; G and F do what two of the lines do. */
export function ViewMenu({ view, screen, recorder }: ViewMenuProps) {
  const { mode } = useSyncExternalStore(view.subscribe, view.getSnapshot);
  const toggleMode = () => view.setMode(mode === 'grid' ? 'speaker' : 'grid');
  useShortcuts({ g: toggleMode, f: () => toggleFullscreen(screen.current) });
  return (
    <ControlPanel label="View" icon="layout">
      {(close) => (
        <ViewActions
          view={view}
          screen={screen}
          recorder={recorder}
          onToggleMode={toggleMode}
          onDone={close}
        />
      )}
    </ControlPanel>
  );
}

type ViewActionsProps = ViewMenuProps & {
  readonly onToggleMode: () => void;
  readonly onDone: () => void;
};

function ViewActions({ view, screen, recorder, onToggleMode, onDone }: ViewActionsProps) {
  const { mode, pin, selfCorner, isSelfHidden } = useSyncExternalStore(
    view.subscribe,
    view.getSnapshot,
  );
  const isFull = useFullscreen() !== null;
  return (
    <div className="panel-actions">
      <PanelAction
        icon={mode === 'grid' ? 'person' : 'grid'}
        label={mode === 'grid' ? 'Speaker view' : 'Grid view'}
        effect={mode === 'grid' ? 'Whoever speaks is large (G).' : 'Everyone is shown alike (G).'}
        shortcut="G"
        onPress={onToggleMode}
      />
      {pin !== undefined && (
        <PanelAction
          icon="pin"
          label={`Unpin ${pin.name}`}
          effect="Pinned is large, whoever speaks."
          onPress={() => view.pin(undefined)}
        />
      )}
      {document.fullscreenEnabled && (
        <PanelAction
          icon={isFull ? 'small-screen' : 'full-screen'}
          label={isFull ? 'Leave full screen' : 'Full screen'}
          effect={isFull ? 'The browser shows its bars again (F).' : 'Only the call is seen (F).'}
          shortcut="F"
          onPress={() => {
            toggleFullscreen(document.fullscreenElement ?? screen.current);
            onDone();
          }}
        />
      )}
      {document.pictureInPictureEnabled && <FloatingPicture screen={screen} />}
      <PanelAction
        icon={isSelfHidden ? 'camera' : 'camera-off'}
        label={isSelfHidden ? 'Show your own picture' : 'Hide your own picture'}
        effect="The others see it all the same."
        onPress={() => view.hideSelf(!isSelfHidden)}
      />
      {!isSelfHidden && (
        <PanelAction
          icon="corner"
          label="Move your own picture"
          effect={`It is at the ${selfCorner.replace('-', ' ')} of the grid.`}
          onPress={() => view.moveSelf(nextCorner(selfCorner))}
        />
      )}
      {recorder !== undefined && <RecordAction recorder={recorder} onDone={onDone} />}
    </div>
  );
}

/** What is large floats over other windows. */
function FloatingPicture({ screen }: Pick<ViewMenuProps, 'screen'>) {
  const [hasFailed, setHasFailed] = useState(false);

  async function toggle() {
    try {
      if (document.pictureInPictureElement !== null) await document.exitPictureInPicture();
      else {
        const video = pictureToFloat(screen.current);
        await video?.requestPictureInPicture();
        setHasFailed(video === undefined);
      }
    } catch (cause) {
      warn('page.picture-in-picture-refused', { cause });
      setHasFailed(true);
    }
  }

  return (
    <PanelAction
      icon="picture-in-picture"
      label="Picture in picture"
      effect={
        hasFailed
          ? 'There is no picture to show just now.'
          : 'The large picture floats over other windows.'
      }
      onPress={() => void toggle()}
    />
  );
}

/** What is large, else whoever spoke last, else the first of the others. */
function pictureToFloat(screen: HTMLElement | null): HTMLVideoElement | undefined {
  for (const cell of ['.large', '.speaker', '.person']) {
    const picture = `${cell} .tile:not(.without-picture) video`;
    const video = screen?.querySelector<HTMLVideoElement>(picture);
    if (video) return video;
  }
  return undefined;
}
