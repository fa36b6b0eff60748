import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useDisclosure } from '../parts/use-disclosure.ts';
import { useWords } from '../words/use-words.ts';

type MoreControlsProps = { readonly children: ReactNode };

/**
 * Switches that stand in the row with the others where there is room for all, and else in a menu.
 * Style decides which: they stay where they are, so that their keys, panels and dialogs go on.
 */
export function MoreControls({ children }: MoreControlsProps) {
  const { id, isOpen, whole, opener } = useDisclosure();
  const words = useWords().controls;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape for what is inside
    <div className="more-controls" {...whole}>
      <button type="button" className="toggle more-opener" title={words.more} {...opener}>
        <Icon name="more" />
        <span className="toggle-word">{words.more}</span>
      </button>
      <fieldset id={id} className={isOpen ? 'more-list open' : 'more-list'} aria-label={words.more}>
        {children}
      </fieldset>
    </div>
  );
}
