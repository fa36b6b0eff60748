import { expect, test } from 'vitest';
import { createOutbox } from '../../src/protocol/outbox.ts';

function filled(maxLength = 100) {
  const outbox = createOutbox<string>(maxLength);
  for (const frame of ['one', 'two', 'three', 'four']) outbox.push(frame);
  return outbox;
}

test('gives what the other side has not received', () => {
  const outbox = filled();
  expect(outbox.after(0)).toEqual(['one', 'two', 'three', 'four']);
  expect(outbox.after(3)).toEqual(['four']);
  expect(outbox.after(4)).toEqual([]);
});

test('forgets what was acknowledged, and takes a second acknowledgement calmly', () => {
  const outbox = filled();
  outbox.acknowledge(2);
  outbox.acknowledge(1);
  expect(outbox.after(2)).toEqual(['three', 'four']);
  expect(outbox.after(1)).toBeUndefined();
  outbox.acknowledge(99);
  expect(outbox.after(4)).toEqual([]);
});

test('says so when a frame is wanted that had to give way', () => {
  const outbox = filled('three'.length + 'four'.length);
  expect(outbox.after(1)).toBeUndefined();
  expect(outbox.after(2)).toEqual(['three', 'four']);
});

test('says so when more is claimed than was ever sent', () => {
  expect(filled().after(5)).toBeUndefined();
  expect(filled().after(-1)).toBeUndefined();
});

test('a frame that alone is too long is not kept', () => {
  const outbox = createOutbox<string>(3);
  outbox.push('four');
  expect(outbox.after(0)).toBeUndefined();
  expect(outbox.after(1)).toEqual([]);
});
