import { expect, test } from 'vitest';
import { chooseLarge } from '../../../src/web/stage/choose-large.ts';

const people = ['bob', 'eve', 'dan'];
const none = { people, screens: [], pinned: undefined, mode: 'grid', speaker: undefined } as const;

test.for([
  { what: 'nobody in a grid', choice: none, large: [] },
  { what: 'nobody in a grid, who speaks or not', choice: { ...none, speaker: 'eve' }, large: [] },
  { what: 'the speaker', choice: { ...none, mode: 'speaker', speaker: 'eve' }, large: ['eve'] },
  { what: 'the first one in silence', choice: { ...none, mode: 'speaker' }, large: ['bob'] },
  {
    what: 'the first one when the speaker has left',
    choice: { ...none, mode: 'speaker', speaker: 'zoe' },
    large: ['bob'],
  },
  { what: 'whom one pinned', choice: { ...none, pinned: 'dan' }, large: ['dan'] },
  {
    what: 'whom one pinned, over screens and speakers',
    choice: { ...none, screens: ['s'], mode: 'speaker', speaker: 'eve', pinned: 'dan' },
    large: ['dan'],
  },
  { what: 'no pin of one who left', choice: { ...none, pinned: 'zoe' }, large: [] },
  { what: 'all screens', choice: { ...none, screens: ['s', 't'] }, large: ['s', 't'] },
  {
    what: 'one of the screens',
    choice: { ...none, screens: ['s', 't'], pinned: 't' },
    large: ['t'],
  },
  {
    what: 'nobody who is alone anyway',
    choice: { ...none, people: ['bob'], mode: 'speaker', pinned: 'bob' },
    large: [],
  },
] as const)('what is large: $what', ({ choice, large }) => {
  expect(chooseLarge(choice)).toEqual(large);
});
