import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

/**
 * Something that a button opens and closes. Escape inside of it gives the focus back to the button;
 * a press elsewhere closes it as well.
 */
export function useDisclosure() {
  const [isOpen, setIsOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPress = ({ type, target }: Event) => {
      const { current } = whole;
      if (!(target instanceof Node) || current === null || current.contains(target)) return;
      // In a menu, what closes would move what stands beside it from under the finger.
      const isBeside = current.parentElement?.contains(target) === true;
      if (type === (isBeside ? 'click' : 'pointerdown')) setIsOpen(false);
    };
    const presses = ['pointerdown', 'click'] as const;
    for (const press of presses) document.addEventListener(press, onPress);
    return () => {
      for (const press of presses) document.removeEventListener(press, onPress);
    };
  }, [isOpen]);

  function close() {
    setIsOpen(false);
    opener.current?.focus();
  }

  return {
    id,
    isOpen,
    close,
    whole: {
      ref: whole,
      onKeyDown: (event: KeyboardEvent) => {
        if (!isOpen || event.key !== 'Escape') return;
        // It closes the dialog that was opened from here.
        if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
        event.stopPropagation(); // What this stands in stays open.
        close();
      },
    },
    opener: {
      ref: opener,
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? id : undefined,
      onClick: () => setIsOpen(!isOpen),
    },
  };
}
