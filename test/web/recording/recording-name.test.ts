import { expect, test } from 'vitest';
import { recordingName } from '../../../src/web/recording/recording-name.ts';

test.each([
  ['standup', 'standup 2026-03-07 0905.webm'],
  ['a/b: c?', 'a-b-c 2026-03-07 0905.webm'],
  ['../..', '2026-03-07 0905.webm'],
  ['Übung 会议', 'Übung-会议 2026-03-07 0905.webm'],
])('a recording of %s is called %s', (room, name) => {
  expect(recordingName(room, new Date(2026, 2, 7, 9, 5), 'webm')).toBe(name);
});
