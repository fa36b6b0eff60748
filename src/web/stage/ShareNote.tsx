import { useState, useSyncExternalStore } from 'react';
import type { ScreenShare } from '../media/screen-share.ts';

type ShareNoteProps = { readonly share: ScreenShare };

/** Says why no screen is shared although one was asked for. */
export function ShareNote({ share }: ShareNoteProps) {
  const current = useSyncExternalStore(share.subscribe, share.getSnapshot);
  const [told, setTold] = useState(current);
  const isWrong = current.state === 'failed' && current !== told;
  return (
    <div className="call-note wrong">
      <output>
        {isWrong &&
          'Your screen could not be shared. The system may keep this browser from recording it; look in its privacy settings.'}
      </output>
      {isWrong && (
        <button type="button" className="button small" onClick={() => setTold(current)}>
          OK
        </button>
      )}
    </div>
  );
}
