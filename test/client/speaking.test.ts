import { expect, test } from 'vitest';
import { hearLevels, nobodySpeaks, speakersOf } from '../../src/client/speaking.ts';

type Moment = readonly [ms: number, levels: Readonly<Record<string, number>>];

function hear(...moments: readonly Moment[]) {
  return moments.reduce(
    (state, [ms, levels]) => hearLevels(state, new Map(Object.entries(levels)), ms),
    nobodySpeaks,
  );
}

test('noise is not speech; a voice is at once', () => {
  expect(speakersOf(hear([0, { ada: 0.015 }]))).toEqual([]);
  expect(speakersOf(hear([0, { ada: 0.05 }]))).toEqual(['ada']);
});

test('who speaks goes on speaking through quieter words and short pauses', () => {
  expect(speakersOf(hear([0, { ada: 0.1 }], [5000, { ada: 0.01 }]))).toEqual(['ada']);
  expect(speakersOf(hear([0, { ada: 0.1 }], [600, { ada: 0 }]))).toEqual(['ada']);
  expect(speakersOf(hear([0, { ada: 0.1 }], [700, { ada: 0 }]))).toEqual([]);
});

test('after a pause it takes a voice again, not a noise', () => {
  const paused: readonly Moment[] = [
    [0, { ada: 0.1 }],
    [700, { ada: 0 }],
  ];
  expect(speakersOf(hear(...paused, [900, { ada: 0.01 }]))).toEqual([]);
  expect(speakersOf(hear(...paused, [900, { ada: 0.03 }]))).toEqual(['ada']);
});

test('the floor is given after a moment, kept in silence, and not taken by an interruption', () => {
  const ada: readonly Moment[] = [
    [0, { ada: 0.1, bob: 0 }],
    [1200, { ada: 0.1, bob: 0 }],
  ];
  expect(hear(...ada.slice(0, 1)).speaker).toBeUndefined();
  expect(hear(...ada).speaker).toBe('ada');
  expect(hear(...ada, [9000, { ada: 0, bob: 0 }]).speaker).toBe('ada');
  const both: readonly Moment[] = [
    [1300, { ada: 0.1, bob: 0.2 }],
    [4000, { ada: 0.1, bob: 0.2 }],
  ];
  expect(hear(...ada, ...both).speaker).toBe('ada');
  expect(hear(...ada, ...both, [4700, { ada: 0, bob: 0.2 }]).speaker).toBe('bob');
});

test('a cough does not take the floor', () => {
  const state = hear(
    [0, { ada: 0.1, bob: 0 }],
    [1200, { ada: 0.1, bob: 0 }],
    [2000, { ada: 0, bob: 0.3 }],
    [2600, { ada: 0, bob: 0 }],
  );
  expect(state.speaker).toBe('ada');
});

test('who leaves takes the floor with them', () => {
  expect(hear([0, { ada: 0.1 }], [1200, { ada: 0.1 }], [1400, { bob: 0 }]).speaker).toBeUndefined();
});
