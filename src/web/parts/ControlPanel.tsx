import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useDisclosure } from './use-disclosure.ts';

type ControlPanelProps = {
  readonly label: string;
  readonly icon: IconName;
  /** Where it has no room for the word in the row, or needs none. */
  readonly isIconOnly?: boolean;
  /** What is in the panel; it may close it, which gives the focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
};

/** A button among the controls that opens a panel; Escape and a press elsewhere close it. */
export function ControlPanel({ label, icon, isIconOnly = false, children }: ControlPanelProps) {
  const { id, isOpen, close, whole, opener } = useDisclosure();
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape for what is inside
    <div className="control-panel" {...whole}>
      <button
        type="button"
        className={isIconOnly ? 'toggle' : 'toggle with-word'}
        title={isIconOnly ? label : undefined}
        {...opener}
      >
        <Icon name={icon} />
        <span className="toggle-word">{label}</span>
      </button>
      {isOpen && (
        <section id={id} className="panel" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  );
}
