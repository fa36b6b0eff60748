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
    <div className={isDangerous ? 'panel-action danger' : 'panel-action'}>
      <Icon name={icon} />
      <button type="button" aria-describedby={id} aria-keyshortcuts={shortcut} onClick={onPress}>
        {label}
      </button>
      <p id={id} className="quiet">
        {effect}
      </p>
    </div>
  );
}
