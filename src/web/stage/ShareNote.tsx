import { useState, useSyncExternalStore } from 'react';
import type { ScreenShare } from '../media/screen-share.ts';
import { useWords } from '../words/use-words.ts';

type ShareNoteProps = { readonly share: ScreenShare };

/** Says why no screen is shared although one was asked for. */
export function ShareNote({ share }: ShareNoteProps) {
  const { stage: words, common } = useWords();
  const current = useSyncExternalStore(share.subscribe, share.getSnapshot);
  const [told, setTold] = useState(current);
  const isWrong = current.state === 'failed' && current !== told;
  return (
    <div className="call-note wrong">
      <output>{isWrong && words.shareFailed}</output>
      {isWrong && (
        <button type="button" className="button small" onClick={() => setTold(current)}>
          {common.ok}
        </button>
      )}
    </div>
  );
}
