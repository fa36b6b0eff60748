import { Problem } from '../parts/Problem.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';

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
  const cancel = (
    <button type="button" className="button" onClick={onCancel}>
      Cancel
    </button>
  );
  if (attempt < attemptsUntilTold) {
    return (
      <main className="call joining">
        <ScreenTitle>{`Joining ${room}…`}</ScreenTitle>
        {cancel}
      </main>
    );
  }
  return (
    <Problem
      title="The call server does not answer"
      problem={`This page keeps trying; attempt ${attempt + 1} is under way.`}
      action="Check that this device is online, and that engage serve is still running where the link comes from."
    >
      {cancel}
    </Problem>
  );
}
