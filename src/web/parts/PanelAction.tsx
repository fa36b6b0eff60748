import { useId } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type PanelActionProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly effect: string;
  /** For what cannot be taken back. */
  readonly isDangerous?: boolean;
  readonly shortcut?: string;
  readonly onPress: () => void;
};

/** A line of a panel that does something, with its consequence in small print. */
export function PanelAction(props: PanelActionProps) {
  const { icon, label, effect, isDangerous = false, shortcut, onPress } = props;
  const id = useId();
  return (
    <button
      type="button"
      className={isDangerous ? 'panel-action danger' : 'panel-action'}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-effect`}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <Icon name={icon} />
      <span id={`${id}-label`}>{label}</span>
      <span id={`${id}-effect`} className="quiet">
        {effect}
      </span>
    </button>
  );
}
