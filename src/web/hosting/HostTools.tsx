import { useState } from 'react';
import type { Door } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { ControlPanel } from '../parts/ControlPanel.tsx';
import { HostActions } from './HostActions.tsx';

type HostToolsProps = {
  readonly call: BrowserCall;
  readonly door: Door;
  /** The server is out of reach: nothing can be decided now. */
  readonly isOutOfReach: boolean;
};

/** What a host can decide for everyone: a button in the controls that opens a panel. */
export function HostTools({ call, door, isOutOfReach }: HostToolsProps) {
  const [isClosing, setIsClosing] = useState(false);
  return (
    <>
      <ControlPanel label="Host tools" icon="tools">
        {(close) => (
          <HostActions
            call={call}
            door={door}
            isOutOfReach={isOutOfReach}
            onClose={() => {
              close(); // So that the dialog gives the focus back to what is still there.
              setIsClosing(true);
            }}
          />
        )}
      </ControlPanel>
      {isClosing && (
        <ConfirmDialog
          title="Close the call for everyone?"
          yes="Close the call"
          onYes={() => call.moderate({ action: 'close' })}
          onClose={() => setIsClosing(false)}
        >
          {call.hasToken
            ? 'Everyone leaves, and no link made so far lets anybody in again, yours included.'
            : 'Everyone leaves. Anyone may start a new call under this name.'}
        </ConfirmDialog>
      )}
    </>
  );
}
