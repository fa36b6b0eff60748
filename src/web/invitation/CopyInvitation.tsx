import { useSyncExternalStore } from 'react';
import { CopyLink } from '../parts/CopyLink.tsx';
import { useWords } from '../words/use-words.ts';
import { describeLinkFailure } from './describe-link-failure.ts';
import type { Invitation } from './invitation.ts';

type CopyInvitationProps = { readonly invitation: Invitation };

/** Copies the link for others; says so while there is none, and why. */
export function CopyInvitation({ invitation }: CopyInvitationProps) {
  const words = useWords().invitation;
  const current = useSyncExternalStore(invitation.subscribe, invitation.getSnapshot);
  switch (current.state) {
    case 'ready':
      return <CopyLink link={current.link} />;
    case 'asking':
      return <p className="copy-link quiet">{words.making}</p>;
    case 'failed':
      return (
        <button
          type="button"
          className="button copy-link"
          title={describeLinkFailure(current.failure, words)}
          onClick={invitation.retry}
        >
          {words.none}
        </button>
      );
    default:
      return current satisfies never;
  }
}
