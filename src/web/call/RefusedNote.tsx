import type { PairRefusal } from '../../client/pair.ts';
import { useWords } from '../words/use-words.ts';

type RefusedNoteProps = { readonly name: string; readonly refusal: PairRefusal };

/** Why there is no connection to a person although both are in the room. */
export function RefusedNote({ name, refusal }: RefusedNoteProps) {
  const { problem, action } = useWords().tile.refusals[refusal](name);
  return (
    <div className="tile-note">
      <p>{problem}</p>
      <p className="quiet">{action}</p>
    </div>
  );
}
