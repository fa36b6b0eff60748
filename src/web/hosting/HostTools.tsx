import { useState } from 'react';
import type { Door } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { ControlPanel } from '../parts/ControlPanel.tsx';
import { useWords } from '../words/use-words.ts';
import { HostActions } from './HostActions.tsx';

type HostToolsProps = {
  readonly call: BrowserCall;
  readonly door: Door;
  /** The server is out of reach: nothing can be decided now. */
  readonly isOutOfReach: boolean;
};

/** What a host can decide for everyone: a button in the controls that opens a panel. */
export function HostTools({ call, door, isOutOfReach }: HostToolsProps) {
  const words = useWords().hosting;
  const [isClosing, setIsClosing] = useState(false);
  return (
    <>
      <ControlPanel label={words.tools} icon="tools">
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
          title={words.closeAsk}
          yes={words.closeYes}
          onYes={() => call.moderate({ action: 'close' })}
          onClose={() => setIsClosing(false)}
        >
          {call.hasToken ? words.closeWithLinks : words.closeWithoutLinks}
        </ConfirmDialog>
      )}
    </>
  );
}
