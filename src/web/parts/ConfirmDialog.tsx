import { useEffect, useId, useRef } from 'react';
import { useWords } from '../words/use-words.ts';

type ConfirmDialogProps = {
  readonly title: string;
  /** What follows from a yes. */
  readonly children: string;
  /** On the button that means yes. */
  readonly yes: string;
  readonly onYes: () => void;
  /** After a yes and after a no. */
  readonly onClose: () => void;
};

/** Asks before something that cannot be taken back. The browser keeps the focus in and gives it back. */
export function ConfirmDialog({ title, children, yes, onYes, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const words = useWords().common;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-text`}>{children}</p>
      <div className="buttons">
        {/* First, because the first one gets the focus: Enter in haste does no harm. */}
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {words.cancel}
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            dialog.current?.close();
            onYes();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
