import { useEffect, type RefObject } from 'react';

/** Calls back when something outside of an open panel is pressed. */
export function useDismissal(
  isOpen: boolean,
  panel: RefObject<HTMLElement | null>,
  onDismiss: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && panel.current?.contains(target) === false) onDismiss();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen, panel, onDismiss]);
}
