import type { Words } from '../words/en.ts';
import type { View } from './view.ts';

/** What someone who cannot watch the screen should hear of a change of the view. */
export function describeViewChange(before: View, after: View, words: Words): string | undefined {
  if (before.mode !== after.mode) {
    return after.mode === 'speaker' ? 'Whoever speaks is large now.' : 'Everyone is shown alike.';
  }
  if (before.pin?.id !== after.pin?.id) {
    return after.pin === undefined ? 'Nobody is pinned any more.' : `${after.pin.name} is pinned.`;
  }
  if (before.isSelfHidden !== after.isSelfHidden) {
    return after.isSelfHidden
      ? 'Your own picture is hidden; the others still see it.'
      : 'Your own picture is shown.';
  }
  if (before.selfCorner !== after.selfCorner) {
    return `Your own picture is at the ${after.selfCorner.replace('-', ' ')}.`;
  }
  if (before.isSoundOnly !== after.isSoundOnly) {
    return after.isSoundOnly ? words.soundOnly.begun : words.soundOnly.over;
  }
  return undefined;
}
