import { useRef } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { toggleFullscreen, useFullscreen } from './use-fullscreen.ts';
import type { Pin, ViewStore } from './view.ts';

type TileToolsProps = {
  readonly tile: Pin;
  readonly isPinned: boolean;
  readonly view: ViewStore;
};

/** Keeps a tile large, or fills the screen with it. */
export function TileTools({ tile, isPinned, view }: TileToolsProps) {
  const words = useWords().stage;
  const tools = useRef<HTMLDivElement>(null);
  const full = useFullscreen();
  const isFull = full?.getAttribute('aria-label') === tile.name; // No two tiles have the same.
  const fullLabel = isFull ? words.leaveFullScreen : words.inFullScreen(tile.name);
  return (
    <div className="tile-tools" ref={tools}>
      <button
        type="button"
        className="tile-tool pins"
        aria-label={words.pin(tile.name)}
        aria-pressed={isPinned}
        title={isPinned ? words.unpin(tile.name) : words.pin(tile.name)}
        onClick={() => view.pin(isPinned ? undefined : tile)}
      >
        <Icon name="pin" />
      </button>
      {document.fullscreenEnabled && (
        <button
          type="button"
          className="tile-tool fills-screen"
          aria-label={fullLabel}
          title={fullLabel}
          onClick={() => toggleFullscreen(tools.current?.closest('article') ?? null)}
        >
          <Icon name={isFull ? 'small-screen' : 'full-screen'} />
        </button>
      )}
    </div>
  );
}
