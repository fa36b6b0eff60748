import { useSyncExternalStore } from 'react';
import { useShortcuts } from '../call/use-shortcuts.ts';
import type { ScreenShare } from '../media/screen-share.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type ShareToggleProps = { readonly share: ScreenShare };

/** Shares a screen beside the camera, or ends that; S does the same. */
export function ShareToggle({ share }: ShareToggleProps) {
  const { stage: words, common } = useWords();
  const { state } = useSyncExternalStore(share.subscribe, share.getSnapshot);
  const isLive = state === 'live';
  const label = isLive ? words.unshare : words.share;
  const isAsking = state === 'asking';
  function toggle() {
    if (isLive) share.stop();
    else if (!isAsking) void share.start();
  }
  useShortcuts({ s: toggle });
  return (
    <button
      type="button"
      className={isLive ? 'toggle sharing' : 'toggle'}
      aria-label={label}
      aria-keyshortcuts="S"
      title={common.withKey(label, 'S')}
      aria-disabled={isAsking} // Not disabled, which would lose the focus.
      onClick={toggle}
    >
      <Icon name={isLive ? 'screen-off' : 'screen'} />
    </button>
  );
}
