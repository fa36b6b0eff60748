import type { CallState } from '../../client/call.ts';

/**
 * A mesh costs everyone about 1 Mbit/s of upload for each of the others who are sent video: with
 * more than five cameras that is past what most lines at home have.
 */
export const maxEasyCameras = 5;

/** How many people send video, oneself included. */
export function countCameras({
  media,
  pairs,
}: Pick<CallState<unknown>, 'media' | 'pairs'>): number {
  const others = [...pairs.values()].filter((pair) => pair.media?.camera === true);
  return others.length + (media.camera ? 1 : 0);
}
