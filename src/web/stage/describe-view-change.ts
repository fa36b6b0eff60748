import type { Words } from '../words/en.ts';
import type { View } from './view.ts';

/** What someone who cannot watch the screen should hear of a change of the view. */
export function describeViewChange(
  before: View,
  after: View,
  { stage: { changes: words }, soundOnly }: Pick<Words, 'stage' | 'soundOnly'>,
): string | undefined {
  if (before.mode !== after.mode) {
    return after.mode === 'speaker' ? words.speaker : words.grid;
  }
  if (before.pin?.id !== after.pin?.id) {
    return after.pin === undefined ? words.unpinned : words.pinned(after.pin.name);
  }
  if (before.isSelfHidden !== after.isSelfHidden) {
    return after.isSelfHidden ? words.ownHidden : words.ownShown;
  }
  if (before.selfCorner !== after.selfCorner) {
    return words.ownIsAt[after.selfCorner];
  }
  if (before.isSoundOnly !== after.isSoundOnly) {
    return after.isSoundOnly ? soundOnly.begun : soundOnly.over;
  }
  return undefined;
}
