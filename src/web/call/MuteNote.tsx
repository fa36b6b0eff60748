import { useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';

type MuteNoteProps = { readonly call: BrowserCall };

/**
 * Why the microphone is off although nobody here switched it off. It stays until then: news of the
 * others’ microphones, which go off at the same time, would sweep it away.
 */
export function MuteNote({ call }: MuteNoteProps) {
  const { mutedByHost } = call;
  const isMuted = useSyncExternalStore(mutedByHost.subscribe, mutedByHost.getSnapshot);
  return (
    <div className="call-note">
      <output>{isMuted && 'A host has asked everyone to mute; your microphone is off.'}</output>
      {isMuted && (
        <button type="button" className="button small" onClick={() => mutedByHost.set(false)}>
          OK
        </button>
      )}
    </div>
  );
}
