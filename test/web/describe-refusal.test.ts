import { expect, test } from 'vitest';
import { refusalCodes } from '../../src/protocol/errors.ts';
import { describeRefusal } from '../../src/web/call/describe-refusal.ts';
import { en } from '../../src/web/words/en.ts';

const visit = { room: 'standup', wasInside: false, hasToken: true };

test.for(refusalCodes)('%s has a title, a next step and a button', (code) => {
  const { title, action, remedies } = describeRefusal(code, visit, en.refusal);
  expect(title).toMatch(/^[A-Z].*\w$/);
  expect(action).not.toBe('');
  expect(remedies).not.toEqual([]);
});

test('who was removed from inside is told so; who comes by the same link hears of the link', () => {
  expect(describeRefusal('kicked', { ...visit, wasInside: true }, en.refusal).title).toBe(
    'You were removed from this call',
  );
  expect(describeRefusal('kicked', visit, en.refusal).title).toBe('This link no longer works');
});

test('who was removed and has no link to lose may knock', () => {
  const { remedies } = describeRefusal(
    'kicked',
    { ...visit, wasInside: true, hasToken: false },
    en.refusal,
  );
  expect(remedies).toContain('knock');
});

test('a closed call that takes links cannot be started again by its name', () => {
  expect(describeRefusal('room-closed', visit, en.refusal).action).toContain(
    'a new one must be made',
  );
  expect(
    describeRefusal('room-closed', { ...visit, hasToken: false }, en.refusal).action,
  ).toContain('start a new call');
});
