import { expect, test } from 'vitest';
import { createNotices } from '../../src/client/notices.ts';
import type { Notice } from '../../src/protocol/peer-messages.ts';

/** Notices with a clock that runs by hand. */
function start() {
  const told: string[] = [];
  const timers = new Set<() => void>();
  const clock = {
    after: (_ms: number, callback: () => void) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
    random: () => 0,
  };
  const notices = createNotices(clock, (id, notice) =>
    told.push(notice.type === 'view' ? `${id} ${notice.width}` : `${id} ${notice.isPaused}`),
  );
  return {
    ...notices,
    told,
    timers,
    pass: () => {
      const due = [...timers];
      timers.clear();
      for (const callback of due) callback();
    },
  };
}

function view(width: number): Notice {
  return { type: 'view', width, height: width };
}

test('the first word goes out at once, of many that follow only the last one', () => {
  const { set, pass, told } = start();
  for (const width of [640, 320, 160]) set('bob', view(width));
  expect(told).toEqual(['bob 640']);
  pass();
  expect(told).toEqual(['bob 640', 'bob 160']);
});

test('what a person knows already is not told again', () => {
  const { set, pass, told, timers } = start();
  set('bob', view(640));
  set('bob', view(320));
  set('bob', view(640));
  pass();
  set('bob', view(640));
  expect(told).toEqual(['bob 640']);
  pass();
  expect(timers.size).toBe(0);
});

test('one kind of word does not wait for another, nor one person for another', () => {
  const { set, told } = start();
  set('bob', view(640));
  set('bob', { type: 'picture', isPaused: true });
  set('eve', view(0));
  expect(told).toEqual(['bob 640', 'bob true', 'eve 0']);
});

test('who comes back hears all that holds', () => {
  const { set, repeat, pass, told } = start();
  set('bob', view(640));
  set('bob', { type: 'picture', isPaused: true });
  pass();
  repeat('bob');
  repeat('eve');
  expect(told).toEqual(['bob 640', 'bob true', 'bob 640', 'bob true']);
});

test('nothing waits for who has left, or after the end', () => {
  const { set, forget, close, timers } = start();
  set('bob', view(640));
  set('eve', view(640));
  forget('bob');
  expect(timers.size).toBe(1);
  close();
  expect(timers.size).toBe(0);
});
