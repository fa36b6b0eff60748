import { useSyncExternalStore } from 'react';
import { warn } from '../log.ts';

/** What fills the screen, if anything does. */
export function useFullscreen(): Element | null {
  return useSyncExternalStore(subscribe, () => document.fullscreenElement);
}

/** Fills the screen with an element, or ends that. */
export function toggleFullscreen(element: Element | null): void {
  const isFull = element !== null && document.fullscreenElement === element;
  const change = isFull ? document.exitFullscreen() : element?.requestFullscreen();
  // The browser asks for a gesture, or the person has said no: nothing is lost.
  change?.catch((cause: unknown) => warn('page.full-screen-refused', { cause }));
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
