import { useSyncExternalStore } from 'react';
import { CopyLink } from '../parts/CopyLink.tsx';
import type { Invitation } from './invitation.ts';

type CopyInvitationProps = { readonly invitation: Invitation };

/** Copies the link for others; says so while there is none, and why. */
export function CopyInvitation({ invitation }: CopyInvitationProps) {
  const current = useSyncExternalStore(invitation.subscribe, invitation.getSnapshot);
  switch (current.state) {
    case 'ready':
      return <CopyLink link={current.link} />;
    case 'asking':
      return <p className="copy-link quiet">Making a link…</p>;
    case 'failed':
      return (
        <button
          type="button"
          className="button copy-link"
          title={current.reason}
          onClick={invitation.retry}
        >
          No link yet. Try again
        </button>
      );
    default:
      return current satisfies never;
  }
}
