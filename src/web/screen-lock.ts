import type { CallState } from '../client/call.ts';
import type { Store } from '../client/store.ts';
import { warn } from './log.ts';

type SeenCall = Store<CallState<MediaStreamTrack>>;

/**
 * Keeps the screen on while there are pictures in the call: a phone that sleeps leaves it. The
 * browser takes the lock from a page that is hidden, so it is asked for again when shown. The
 * returned function gives it back.
 */
export function keepScreenOn(call: SeenCall): () => void {
  // Missing on insecure origins and in older browsers, whatever the types say.
  const { wakeLock } = navigator as Partial<Navigator>;
  if (wakeLock === undefined) return () => {};
  return watchLock(call, wakeLock);
}

function watchLock(call: SeenCall, wakeLock: WakeLock): () => void {
  let lock: WakeLockSentinel | undefined;
  let isAsking = false;
  // By a battery that is low, say: asked again only when the page is shown again.
  let isRefused = false;
  let isOver = false;

  const isWanted = () =>
    !isOver && document.visibilityState === 'visible' && hasPictures(call.getSnapshot());

  async function ask() {
    isAsking = true;
    try {
      lock = await wakeLock.request('screen');
    } catch (cause) {
      isRefused = true;
      warn('screen-lock.refused', { cause });
    }
    isAsking = false;
    fit();
  }

  function fit() {
    if (isAsking) return;
    if (lock?.released === true) lock = undefined;
    if (lock === undefined) {
      if (isWanted() && !isRefused) void ask();
    } else if (!isWanted()) {
      void lock.release();
      lock = undefined;
    }
  }

  const onVisibility = () => {
    isRefused = false;
    fit();
  };
  const unsubscribe = call.subscribe(fit);
  document.addEventListener('visibilitychange', onVisibility);
  fit();
  return () => {
    isOver = true;
    unsubscribe();
    document.removeEventListener('visibilitychange', onVisibility);
    fit();
  };
}

/** Whether anybody is seen in a call, oneself included. */
function hasPictures({ media, pairs }: CallState<MediaStreamTrack>): boolean {
  return [media, ...[...pairs.values()].map((pair) => pair.media)].some(
    (told) => told?.camera === true || told?.screen === true,
  );
}
