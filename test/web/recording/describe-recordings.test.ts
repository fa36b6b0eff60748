import { expect, test } from 'vitest';
import type { RecordingState } from '../../../src/client/talk/recordings.ts';
import { describeRecordings } from '../../../src/web/recording/describe-recordings.ts';
import { en } from '../../../src/web/words/en.ts';

const quiet: RecordingState = { own: undefined, others: new Map() };
const others = (isAllowed: boolean | undefined, number = 1): RecordingState => ({
  own: undefined,
  others: new Map([['b', { number, isAllowed }]]),
});
const own = (...answers: readonly (readonly [string, boolean])[]): RecordingState => ({
  own: { number: 1, answers: new Map(answers) },
  others: new Map(),
});

test.each([
  ['nothing', quiet, quiet, /^$/],
  [
    'a question',
    quiet,
    others(undefined),
    /^Bob wants to record this call\. You are in it only if/,
  ],
  ['another one', others(true, 1), others(undefined, 2), /^Bob wants to record/],
  ['a recording without a question', quiet, others(false), 'Bob records this call.'],
  ['one’s own answer', others(undefined), others(true), /^$/],
  ['the end', others(true), quiet, 'Bob no longer records.'],
  ['one’s own', quiet, own(), 'You record this call. The others are asked.'],
  ['a yes', own(), own(['b', true]), 'Bob is in the recording.'],
  ['a change of mind', own(['b', true]), own(['b', false]), 'Bob is not in the recording.'],
  ['the end of one’s own', own(['b', true]), quiet, 'You no longer record.'],
])('%s is said', (_, before, after, sentence) => {
  const said = describeRecordings(before, after, () => 'Bob', en.recording);
  expect(said ?? '').toMatch(sentence);
});
