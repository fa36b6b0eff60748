import type { PairState } from '../../client/pair.ts';
import { useWords } from '../words/use-words.ts';

type PausedPictureProps = { readonly pair: PairState<unknown> };

/** Why there are initials instead of somebody's picture, though their camera is on. */
export function PausedPicture({ pair }: PausedPictureProps) {
  const words = useWords().tile;
  const isExpected = pair.connection === 'connected' && pair.media?.camera !== false;
  if (pair.isPicturePaused !== true || !isExpected) return null;
  return (
    <div className="paused-picture">
      <p>{words.paused}</p>
    </div>
  );
}
