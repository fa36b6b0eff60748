import type { WaitingPerson } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Sentence } from '../words/Sentence.tsx';
import { useWords } from '../words/use-words.ts';

type KnocksProps = {
  readonly call: BrowserCall;
  /** Who waits to be let in, as hosts are told. */
  readonly waiting: readonly WaitingPerson[];
  /** The server is out of reach: nobody can be let in now. */
  readonly isOutOfReach: boolean;
};

/**
 * Who wants to come in. Stays in the page while nobody does, so that screen readers say what
 * appears in it; the focus stays where it is.
 */
export function Knocks({ call, waiting, isOutOfReach }: KnocksProps) {
  const words = useWords().hosting;
  return (
    <ul className="knocks" aria-label={words.waiting} aria-live="polite">
      {waiting.map(({ id, name }) => (
        <li key={id}>
          <span>
            <Sentence say={words.wantsIn} values={[name]} />
          </span>
          <span className="buttons">
            <button
              type="button"
              className="button small"
              disabled={isOutOfReach}
              aria-label={words.refusePerson(name)}
              onClick={() => call.moderate({ action: 'refuse', person: id })}
            >
              {words.refuse}
            </button>
            <button
              type="button"
              className="button small primary"
              disabled={isOutOfReach}
              aria-label={words.admitPerson(name)}
              onClick={() => call.moderate({ action: 'admit', person: id })}
            >
              {words.admit}
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}
