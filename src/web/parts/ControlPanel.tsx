import { useId, useRef, useState, type ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useDismissal } from './use-dismissal.ts';

type ControlPanelProps = {
  readonly label: string;
  readonly icon: IconName;
  /** What is in the panel; it may close it, which gives the focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
};

/** A button among the controls that opens a panel; Escape and a press elsewhere close it. */
export function ControlPanel({ label, icon, children }: ControlPanelProps) {
  const [isOpen, setIsOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const id = useId();
  useDismissal(isOpen, whole, () => setIsOpen(false));

  function close() {
    setIsOpen(false);
    opener?.focus();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape for what is inside
    <div
      className="control-panel"
      ref={whole}
      onKeyDown={(event) => {
        if (isOpen && event.key === 'Escape') close();
      }}
    >
      <button
        ref={setOpener}
        type="button"
        className="toggle panel-opener"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </button>
      {isOpen && (
        <section id={id} className="panel" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  );
}
