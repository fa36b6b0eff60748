import { useEffect, type RefObject } from 'react';

/**
 * Keeps the bottom of something fixed above a keyboard on the screen, where that covers the page
 * instead of making it smaller (Safari). Who zooms in looks at a part on purpose.
 */
export function useVisibleBottom(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { visualViewport: seen } = window;
    if (seen === null) return undefined;
    const fit = () => {
      const covered = seen.scale > 1 ? 0 : innerHeight - seen.offsetTop - seen.height;
      element.current?.style.setProperty('--covered', `${Math.max(0, Math.round(covered))}px`);
    };
    fit();
    seen.addEventListener('resize', fit);
    seen.addEventListener('scroll', fit);
    return () => {
      seen.removeEventListener('resize', fit);
      seen.removeEventListener('scroll', fit);
    };
  }, [element]);
}
