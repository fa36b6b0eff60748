import { useSyncExternalStore } from 'react';
import { useWords } from '../words/use-words.ts';
import type { ViewStore } from './view.ts';

type SoundOnlyNoteProps = { readonly view: ViewStore };

/** Why no picture is seen, as long as none is wanted, and the way back. */
export function SoundOnlyNote({ view }: SoundOnlyNoteProps) {
  const { isSoundOnly } = useSyncExternalStore(view.subscribe, view.getSnapshot);
  const words = useWords().soundOnly;
  if (!isSoundOnly) return null;
  return (
    <div className="call-note">
      <p>{words.note}</p>
      <button type="button" className="button small" onClick={() => view.setSoundOnly(false)}>
        {words.end.label}
      </button>
    </div>
  );
}
