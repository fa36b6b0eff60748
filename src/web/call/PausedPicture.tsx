import type { PairState } from '../../client/pair.ts';

type PausedPictureProps = { readonly pair: PairState<unknown> };

/** Why there are initials instead of somebody's picture, though their camera is on. */
export function PausedPicture({ pair }: PausedPictureProps) {
  const isExpected = pair.connection === 'connected' && pair.media?.camera !== false;
  if (pair.isPicturePaused !== true || !isExpected) return null;
  return (
    <div className="paused-picture">
      <p>Their picture is paused: the connection is too slow for it.</p>
    </div>
  );
}
