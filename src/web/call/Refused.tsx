import type { RefusalCode } from '../../protocol/errors.ts';
import type { Page } from '../page.ts';
import { Problem } from '../parts/Problem.tsx';
import { useWords } from '../words/use-words.ts';
import { describeRefusal, type RefusalRemedy, type RefusedVisit } from './describe-refusal.ts';

type RefusedProps = {
  readonly page: Page;
  readonly visit: RefusedVisit;
  readonly code: RefusalCode;
  /** The server's own words, for codes that this page has none for. */
  readonly message: string;
};

/** The server said no: why, and what can be done. */
export function Refused({ page, visit, code, message }: RefusedProps) {
  const words = useWords().refusal;
  const {
    title,
    problem = message,
    action,
    command,
    remedies,
  } = describeRefusal(code, visit, words);
  const { room } = visit;
  const doRemedy: Record<RefusalRemedy, () => void> = {
    'join-it': page.joinAgain,
    'try-again': page.joinAgain,
    knock: page.joinAgain,
    'choose-another-name': () => page.showLanding(room),
    'change-your-name': () => page.showPreJoin(room, 'join'),
    'back-to-start': () => page.showLanding(),
    reload: () => location.reload(),
  };
  return (
    <Problem title={title} problem={problem} action={action} command={command}>
      {remedies.map((remedy, index) => (
        <button
          key={remedy}
          type="button"
          className={index === 0 ? 'button primary' : 'button'}
          onClick={doRemedy[remedy]}
        >
          {words.remedies[remedy]}
        </button>
      ))}
    </Problem>
  );
}
