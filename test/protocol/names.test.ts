import { expect, test } from 'vitest';
import {
  normaliseName,
  roomFromPath,
  roomNameProblem,
  roomPath,
} from '../../src/protocol/names.ts';

test.each(['standup', 'Stand up', 'a/b', '100 %', '?#', 'naïve', '日本語', '👩‍👩‍👧', '.hidden', 'r.'])(
  'a link to %j leads back to it',
  (name) => {
    expect(roomNameProblem(name)).toBeUndefined();
    const link = new URL(roomPath(name), 'http://localhost');
    expect(roomFromPath(link.pathname)).toBe(name);
  },
);

test.each([
  '/',
  '/r/',
  '/r/a/b',
  '/x/a',
  '/r/%',
  '/r/%E0%A4%A',
  '/r/%07',
  '/r/%20',
  `/r/${'n'.repeat(65)}`,
])('the path %s names no room', (path) => {
  expect(roomFromPath(path)).toBeUndefined();
});

test('counts a name in characters, not in UTF-16 units', () => {
  expect(roomNameProblem('😀'.repeat(64))).toBeUndefined();
  expect(roomNameProblem('😀'.repeat(65))).toBeDefined();
});

test('compares names as people do', () => {
  expect(normaliseName(' Café\u00a0 BAR')).toBe(normaliseName('cafe\u0301 bar'));
});
