import { useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { useWords } from '../words/use-words.ts';

type MuteNoteProps = { readonly call: BrowserCall };

/**
 * Why the microphone is off although nobody here switched it off. It stays until then: news of the
 * others’ microphones, which go off at the same time, would sweep it away.
 */
export function MuteNote({ call }: MuteNoteProps) {
  const { call: words, common } = useWords();
  const { mutedByHost } = call;
  const isMuted = useSyncExternalStore(mutedByHost.subscribe, mutedByHost.getSnapshot);
  return (
    <div className="call-note">
      <output>{isMuted && words.mutedByHost}</output>
      {isMuted && (
        <button type="button" className="button small" onClick={() => mutedByHost.set(false)}>
          {common.ok}
        </button>
      )}
    </div>
  );
}
