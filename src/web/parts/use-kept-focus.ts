import { useEffect } from 'react';

/**
 * Where the focus goes when what had it is gone, hidden or disabled: to what it stood in, if that
 * has a name, or else to the heading. Without it the browser lets go, and Tab begins at the top.
 * Nothing is focused that an Enter still on its way would press.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let trail: readonly Element[] = [];
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) trail = [...ancestorsOf(target)];
    };
    const check = () => {
      const [last, ...around] = trail;
      const { activeElement, body } = document;
      if (last === undefined || canHaveFocus(last)) return; // Or it was given away on purpose.
      if (activeElement !== null && activeElement !== body && activeElement !== last) return;
      const place = around.find((element) => hasName(element) && canHaveFocus(element));
      focusOn(place ?? document.querySelector('h1'));
    };
    // What has changed is laid out by then.
    const checkSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(check);
    };
    const changes = new MutationObserver(checkSoon);
    changes.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['class', 'disabled', 'hidden', 'open'],
    });
    addEventListener('focusin', remember);
    addEventListener('resize', checkSoon);
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      removeEventListener('focusin', remember);
      removeEventListener('resize', checkSoon);
    };
  }, []);
}

function* ancestorsOf(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = at.parentElement) yield at;
}

function canHaveFocus(element: Element): boolean {
  return (
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getBoundingClientRect().height > 0 &&
    !element.matches(':disabled')
  );
}

function hasName(element: Element): boolean {
  return element.matches('[aria-label], [aria-labelledby]');
}

function focusOn(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
