import type { WaitingPerson } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';

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
  return (
    <ul className="knocks" aria-label="Waiting to come in" aria-live="polite">
      {waiting.map(({ id, name }) => (
        <li key={id}>
          <span>
            <strong>{name}</strong> wants to come in
          </span>
          <span className="buttons">
            <button
              type="button"
              className="button small"
              disabled={isOutOfReach}
              aria-label={`Refuse ${name}`}
              onClick={() => call.moderate({ action: 'refuse', person: id })}
            >
              Refuse
            </button>
            <button
              type="button"
              className="button small primary"
              disabled={isOutOfReach}
              aria-label={`Admit ${name}`}
              onClick={() => call.moderate({ action: 'admit', person: id })}
            >
              Admit
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}
