import type { RefusalCode } from '../../protocol/errors.ts';
import type { Page } from '../page.ts';
import { Problem } from '../parts/Problem.tsx';
import { describeRefusal, type RefusalRemedy } from './describe-refusal.ts';

type RefusedProps = {
  readonly page: Page;
  readonly room: string;
  readonly code: RefusalCode;
  /** The server's own words, for codes that this page has none for. */
  readonly message: string;
};

/** The server said no: why, and what can be done. */
export function Refused({ page, room, code, message }: RefusedProps) {
  const { title, problem = message, action, remedies } = describeRefusal(code, room);
  const doRemedy: Record<RefusalRemedy, () => void> = {
    'Join it': page.joinAgain,
    'Try again': page.joinAgain,
    'Choose another name': () => page.showLanding(room),
    'Change your name': () => page.showPreJoin(room, 'join'),
    'Back to start': () => page.showLanding(),
    Reload: () => location.reload(),
  };
  return (
    <Problem title={title} problem={problem} action={action}>
      {remedies.map((remedy, index) => (
        <button
          key={remedy}
          type="button"
          className={index === 0 ? 'button primary' : 'button'}
          onClick={doRemedy[remedy]}
        >
          {remedy}
        </button>
      ))}
    </Problem>
  );
}
