import { useId, useSyncExternalStore } from 'react';
import { CopyLink } from '../parts/CopyLink.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { Invitation } from './invitation.ts';

type InvitationFieldProps = { readonly invitation: Invitation };

/** The link for others in full, to be read, copied or selected by hand. */
export function InvitationField({ invitation }: InvitationFieldProps) {
  const current = useSyncExternalStore(invitation.subscribe, invitation.getSnapshot);
  const id = useId();
  if (current.state === 'failed') {
    return (
      <Notice
        problem={`There is no link for others yet. ${current.reason}`}
        action="Your own link is for hosts, so do not send that one."
      >
        <button type="button" className="button small" onClick={invitation.retry}>
          Try again
        </button>
      </Notice>
    );
  }
  return (
    <>
      <label htmlFor={id}>Send them this link</label>
      <div className="waiting-link">
        <input
          id={id}
          type="text"
          readOnly
          value={current.state === 'ready' ? current.link : 'Making a link…'}
          onFocus={(event) => event.target.select()}
        />
        {current.state === 'ready' && <CopyLink link={current.link} />}
      </div>
    </>
  );
}
