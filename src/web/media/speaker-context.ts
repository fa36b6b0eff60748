import {
  createContext,
  use,
  useCallback,
  useEffect,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { warn } from '../log.ts';
import type { LocalMedia } from './local-media.ts';
import { currentSpeaker, systemSpeaker } from './speaker.ts';

/** Whose loudspeaker everything below plays through: that of the system when undefined. */
export const SpeakerContext = createContext<LocalMedia | undefined>(undefined);

/** Lets an element play through the chosen loudspeaker, also when another one is chosen meanwhile. */
export function useSpeaker(element: RefObject<HTMLMediaElement | null>): void {
  const media = use(SpeakerContext);
  const subscribe = useCallback(
    (listener: () => void) => media?.subscribe(listener) ?? (() => undefined),
    [media],
  );
  const speaker = useSyncExternalStore(subscribe, () =>
    media === undefined ? systemSpeaker : currentSpeaker(media.getSnapshot()),
  );
  useEffect(() => {
    const output = element.current;
    // Not every browser has it; there is nothing to undo where nothing was chosen.
    if (output === null || !('setSinkId' in output)) return undefined;
    const end = new AbortController();
    const set = () => {
      if (output.sinkId === speaker) return;
      output.setSinkId(speaker).catch((cause: unknown) => {
        if (end.signal.aborted) return;
        warn('speaker.not-set', { cause });
        // Chromium gives up while an element gets its media ready; once it plays it can.
        if (cause instanceof DOMException && cause.name === 'AbortError') {
          output.addEventListener('timeupdate', set, { once: true, signal: end.signal });
        }
      });
    };
    set();
    return () => end.abort();
  }, [element, speaker]);
}
