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
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && whole.current?.contains(target) === false) setIsOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
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
