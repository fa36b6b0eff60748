import { useId, useSyncExternalStore } from 'react';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useWords } from '../words/use-words.ts';
import { describeLinkFailure } from './describe-link-failure.ts';
import type { Invitation } from './invitation.ts';

type InvitationFieldProps = { readonly invitation: Invitation };

/** The link for others in full, to be read, copied or selected by hand. */
export function InvitationField({ invitation }: InvitationFieldProps) {
  const { invitation: words, common } = useWords();
  const current = useSyncExternalStore(invitation.subscribe, invitation.getSnapshot);
  const id = useId();
  if (current.state === 'failed') {
    return (
      <Notice
        problem={words.problem(describeLinkFailure(current.failure, words))}
        action={words.action}
      >
        <button type="button" className="button small" onClick={invitation.retry}>
          {common.tryAgain}
        </button>
      </Notice>
    );
  }
  return (
    <>
      <label htmlFor={id}>{words.send}</label>
      <div className="waiting-link">
        <input
          id={id}
          type="text"
          dir={current.state === 'ready' ? 'ltr' : undefined}
          readOnly
          value={current.state === 'ready' ? current.link : words.making}
          onFocus={(event) => event.target.select()}
        />
        {current.state === 'ready' && <CopyLink link={current.link} />}
      </div>
    </>
  );
}
