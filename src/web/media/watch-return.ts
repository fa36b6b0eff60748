import { watchWaking } from '../waking.ts';

/** Calls back when the person is back: the page is shown again, or the machine woke up. */
export function watchReturn(onReturn: () => void): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onReturn();
  };
  document.addEventListener('visibilitychange', onVisibility);
  const unwatchWaking = watchWaking(onReturn);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    unwatchWaking();
  };
}
