import { useMemo, useSyncExternalStore } from 'react';
import type { ScreenShare } from '../media/screen-share.ts';
import { useWords } from '../words/use-words.ts';
import { ScreenTile } from './ScreenTile.tsx';

type OwnScreenProps = {
  readonly share: ScreenShare;
  readonly onRatio: (ratio: number) => void;
};

/** What one shares, small, and the way to end it. */
export function OwnScreen({ share, onRatio }: OwnScreenProps) {
  const words = useWords().stage;
  const state = useSyncExternalStore(share.subscribe, share.getSnapshot);
  const video = state.state === 'live' ? state.video : undefined;
  const tracks = useMemo(() => (video === undefined ? [] : [video]), [video]);
  return (
    <ScreenTile title={words.ownScreen} tracks={tracks} isOwn onRatio={onRatio}>
      <button type="button" className="stop-sharing" onClick={share.stop}>
        {words.stopSharing}
      </button>
    </ScreenTile>
  );
}
