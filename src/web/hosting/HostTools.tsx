import { useId, useRef, useState } from 'react';
import type { Door } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { HostActions } from './HostActions.tsx';
import { useDismissal } from './use-dismissal.ts';

type HostToolsProps = {
  readonly call: BrowserCall;
  readonly door: Door;
  /** The server is out of reach: nothing can be decided now. */
  readonly isOutOfReach: boolean;
};

/** What a host can decide for everyone: a button in the controls that opens a panel. */
export function HostTools({ call, door, isOutOfReach }: HostToolsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isClosing, setIsClosing] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useDismissal(isOpen, tools, () => setIsOpen(false));

  function collapse() {
    setIsOpen(false);
    opener.current?.focus();
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape for what is inside */}
      <div
        className="host-tools"
        ref={tools}
        onKeyDown={(event) => {
          if (isOpen && event.key === 'Escape') collapse();
        }}
      >
        <button
          ref={opener}
          type="button"
          className="toggle host-tools-opener"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="tools" />
          <span>Host tools</span>
        </button>
        {isOpen && (
          <section id={id} className="host-panel" aria-label="Host tools">
            <HostActions
              call={call}
              door={door}
              isOutOfReach={isOutOfReach}
              onClose={() => {
                collapse(); // So that the dialog gives the focus back to what is still there.
                setIsClosing(true);
              }}
            />
          </section>
        )}
      </div>
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
