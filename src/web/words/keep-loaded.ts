import { warn } from '../log.ts';

/**
 * Tells the service worker what this page has fetched, so that it opens without a network in the
 * language it has now: index.html does not name that file, and what a first visit fetches goes past
 * the worker, which is being installed meanwhile.
 */
export function keepLoaded(): void {
  if (!('serviceWorker' in navigator)) return;
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  navigator.serviceWorker.ready.then(
    ({ active }) => active?.postMessage({ keep: paths }),
    (cause: unknown) => warn('shell.not-kept', { cause }),
  );
}
