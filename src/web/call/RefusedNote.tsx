import type { PairRefusal } from '../../client/pair.ts';

type RefusedNoteProps = { readonly name: string; readonly refusal: PairRefusal };

/** Why there is no connection to a person although both are in the room. */
export function RefusedNote({ name, refusal }: RefusedNoteProps) {
  const { problem, action } = describePairRefusal(name, refusal);
  return (
    <div className="tile-note">
      <p>{problem}</p>
      <p className="quiet">{action}</p>
    </div>
  );
}

export function describePairRefusal(name: string, refusal: PairRefusal) {
  switch (refusal) {
    case 'no-key-there':
      return {
        problem: `${name} came without the key of this call.`,
        action: 'Send them the whole link, with everything after the #.',
      };
    case 'no-key-here':
      return {
        problem: 'This call is sealed, and this page does not have its key.',
        action: 'Open the whole link you were sent, over https or on localhost.',
      };
    case 'not-authentic':
      return {
        problem: `What came from ${name} could not be verified, so it was refused.`,
        action:
          'Their link has another key, or the server changed something. Compare links by another way before you go on.',
      };
    default:
      return refusal satisfies never;
  }
}
