import { useState } from 'react';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { describeRemoval } from './describe-removal.ts';

type RemovePersonProps = {
  readonly call: BrowserCall;
  readonly peer: PeerInfo;
  readonly isOutOfReach: boolean;
};

/** Sends someone away, after a question. */
export function RemovePerson({ call, peer, isOutOfReach }: RemovePersonProps) {
  const words = useWords().hosting;
  const [isAsking, setIsAsking] = useState(false);
  const label = words.removePerson(peer.name);
  return (
    <>
      <button
        type="button"
        className="remove-person"
        aria-label={label}
        title={label}
        disabled={isOutOfReach}
        onClick={() => setIsAsking(true)}
      >
        <Icon name="remove" />
      </button>
      {isAsking && (
        <ConfirmDialog
          title={words.removeAsk(peer.name)}
          yes={words.remove}
          onYes={() => call.moderate({ action: 'kick', person: peer.id })}
          onClose={() => setIsAsking(false)}
        >
          {describeRemoval(peer, call.hasToken, words.removal)}
        </ConfirmDialog>
      )}
    </>
  );
}
