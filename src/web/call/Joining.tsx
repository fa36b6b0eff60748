import { Problem } from '../parts/Problem.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useWords } from '../words/use-words.ts';

type JoiningProps = {
  readonly room: string;
  /** How often the server was lost on the way in. */
  readonly attempt: number;
  readonly onCancel: () => void;
};

// The first retry comes at once: a socket lost once is not yet a server out of reach.
const attemptsUntilTold = 2;

/** The way in, which says so when the server does not answer. */
export function Joining({ room, attempt, onCancel }: JoiningProps) {
  const { joining: words, common } = useWords();
  const cancel = (
    <button type="button" className="button" onClick={onCancel}>
      {common.cancel}
    </button>
  );
  if (attempt < attemptsUntilTold) {
    return (
      <main className="call joining">
        <ScreenTitle>{words.title(room)}</ScreenTitle>
        {cancel}
      </main>
    );
  }
  return (
    <Problem title={words.noAnswer} problem={words.attempt(attempt + 1)} action={words.action}>
      {cancel}
    </Problem>
  );
}
