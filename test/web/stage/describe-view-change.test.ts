import { expect, test } from 'vitest';
import { describeViewChange } from '../../../src/web/stage/describe-view-change.ts';
import type { View } from '../../../src/web/stage/view.ts';
import { en } from '../../../src/web/words/en.ts';

const view: View = {
  mode: 'grid',
  pin: undefined,
  selfCorner: 'bottom-right',
  isSelfHidden: false,
  isSoundOnly: false,
};
const pinned: View = { ...view, pin: { id: 'a', name: 'Ada' } };

test.for<[View, View, string | undefined]>([
  [view, view, undefined],
  [view, { ...view, mode: 'speaker' }, 'Whoever speaks is large now.'],
  [{ ...view, mode: 'speaker' }, view, 'Everyone is shown alike.'],
  [view, pinned, 'Ada is pinned.'],
  [pinned, view, 'Nobody is pinned any more.'],
  [pinned, { ...view, pin: { id: 'b', name: 'Bob' } }, 'Bob is pinned.'],
  [view, { ...view, isSelfHidden: true }, 'Your own picture is hidden; the others still see it.'],
  [view, { ...view, isSoundOnly: true }, en.soundOnly.begun],
  [{ ...view, isSoundOnly: true }, view, en.soundOnly.over],
  [view, { ...view, selfCorner: 'top-left' }, 'Your own picture is at the top left.'],
])('a change of the view is said: %#', ([before, after, sentence]) => {
  expect(describeViewChange(before, after, en)).toBe(sentence);
});
