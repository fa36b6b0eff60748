import { useState, useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { useWords } from '../words/use-words.ts';
import { countCameras, maxEasyCameras } from './count-cameras.ts';
import type { ViewStore } from './view.ts';

type LargeCallNoteProps = {
  readonly call: BrowserCall;
  readonly media: LocalMedia;
  readonly view: ViewStore;
};

/** Warns once that so many pictures are much to send, and offers to do without one's own, or theirs. */
export function LargeCallNote({ call, media, view }: LargeCallNoteProps) {
  const { stage: words, soundOnly } = useWords();
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const [isTold, setIsTold] = useState(false);
  const cameras = countCameras(state);
  const isLarge = cameras > maxEasyCameras && state.media.camera;
  return (
    <div className="call-note">
      <output>{isLarge && !isTold && words.largeCall(cameras, state.pairs.size)}</output>
      {isLarge && !isTold && (
        <>
          <button
            type="button"
            className="button small"
            onClick={() => {
              setIsTold(true);
              media.setOn('camera', false);
            }}
          >
            {words.turnCameraOff}
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => {
              setIsTold(true);
              view.setSoundOnly(true);
            }}
          >
            {soundOnly.choose.label}
          </button>
          <button type="button" className="button small" onClick={() => setIsTold(true)}>
            {words.keepItOn}
          </button>
        </>
      )}
    </div>
  );
}
