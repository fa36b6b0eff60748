import { useState, useSyncExternalStore, type RefObject } from 'react';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { warn } from '../log.ts';
import { ControlPanel } from '../parts/ControlPanel.tsx';
import { PanelAction } from '../parts/PanelAction.tsx';
import { RecordAction } from '../recording/RecordAction.tsx';
import type { Recorder } from '../recording/recorder.ts';
import { useWords } from '../words/use-words.ts';
import { toggleFullscreen, useFullscreen } from './use-fullscreen.ts';
import { nextCorner, type ViewStore } from './view.ts';

type ViewMenuProps = {
  readonly view: ViewStore;
  /** The whole call. */
  readonly screen: RefObject<HTMLElement | null>;
  /** Undefined where the browser cannot record. */
  readonly recorder: Recorder | undefined;
};

/** How the call is looked at; G and F do what two of the lines do. */
export function ViewMenu({ view, screen, recorder }: ViewMenuProps) {
  const words = useWords().stage;
  const { mode } = useSyncExternalStore(view.subscribe, view.getSnapshot);
  const toggleMode = () => view.setMode(mode === 'grid' ? 'speaker' : 'grid');
  useShortcuts({ g: toggleMode, f: () => toggleFullscreen(screen.current) });
  return (
    <ControlPanel label={words.view} icon="layout">
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
  const { stage: words, soundOnly } = useWords();
  const { mode, pin, selfCorner, isSelfHidden, isSoundOnly } = useSyncExternalStore(
    view.subscribe,
    view.getSnapshot,
  );
  const isFull = useFullscreen() !== null;
  return (
    <div className="panel-actions">
      <PanelAction
        icon={mode === 'grid' ? 'person' : 'grid'}
        label={mode === 'grid' ? words.speakerView : words.gridView}
        effect={mode === 'grid' ? words.speakerViewMeans : words.gridViewMeans}
        shortcut="G"
        onPress={onToggleMode}
      />
      {pin !== undefined && (
        <PanelAction
          icon="pin"
          label={words.unpin(pin.name)}
          effect={words.pinnedMeans}
          onPress={() => view.pin(undefined)}
        />
      )}
      {document.fullscreenEnabled && (
        <PanelAction
          icon={isFull ? 'small-screen' : 'full-screen'}
          label={isFull ? words.leaveFullScreen : words.fullScreen}
          effect={isFull ? words.leaveFullScreenMeans : words.fullScreenMeans}
          shortcut="F"
          onPress={() => {
            toggleFullscreen(document.fullscreenElement ?? screen.current);
            onDone();
          }}
        />
      )}
      <PanelAction
        icon={isSoundOnly ? 'camera' : 'sound'}
        {...(isSoundOnly ? soundOnly.end : soundOnly.choose)}
        onPress={() => {
          view.setSoundOnly(!isSoundOnly);
          onDone(); // What says that it is so may be below.
        }}
      />
      {document.pictureInPictureEnabled && !isSoundOnly && <FloatingPicture screen={screen} />}
      <PanelAction
        icon={isSelfHidden ? 'camera' : 'camera-off'}
        label={isSelfHidden ? words.showOwn : words.hideOwn}
        effect={words.hideOwnMeans}
        onPress={() => view.hideSelf(!isSelfHidden)}
      />
      {!isSelfHidden && (
        <PanelAction
          icon="corner"
          label={words.moveOwn}
          effect={words.ownIsAt[selfCorner]}
          onPress={() => view.moveSelf(nextCorner(selfCorner))}
        />
      )}
      {recorder !== undefined && <RecordAction recorder={recorder} onDone={onDone} />}
    </div>
  );
}

/** What is large floats over other windows. */
function FloatingPicture({ screen }: Pick<ViewMenuProps, 'screen'>) {
  const words = useWords().stage;
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
      label={words.pictureInPicture}
      effect={hasFailed ? words.noPictureToFloat : words.pictureInPictureMeans}
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
