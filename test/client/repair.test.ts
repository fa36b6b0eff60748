import { expect, test } from 'vitest';
import type { ConnectionState } from '../../src/client/ports.ts';
import { createRepair } from '../../src/client/repair.ts';

/** A repair whose waits pass when the test says so. */
function setUp() {
  const waits: number[] = [];
  const world = { restarts: 0, doubts: 0, canTell: true, next: () => {} };
  const repair = createRepair({
    clock: {
      random: () => 0.5, // Jitter of exactly 1.
      after: (ms, callback) => {
        waits.push(ms);
        world.next = callback;
        return () => {
          world.next = () => {};
        };
      },
    },
    canTell: () => world.canTell,
    doubtServer: () => {
      world.doubts += 1;
    },
    restart: () => {
      world.restarts += 1;
    },
  });
  return { repair, waits, world };
}

test('looks for a path at once, then ever more rarely, until there is one', () => {
  const { repair, waits, world } = setUp();
  repair.see('disconnected');
  for (let n = 0; n < 5; n += 1) world.next();
  expect(world.restarts).toBe(6);
  expect(waits).toEqual([4_000, 6_000, 10_000, 15_000, 15_000, 15_000]);
  repair.see('connected');
  world.next();
  expect(world.restarts).toBe(6);
  repair.see('failed');
  expect(world.restarts).toBe(7);
  expect(waits.at(-1)).toBe(4_000);
});

test.each<[string, readonly ConnectionState[], number]>([
  ['setting up', ['new', 'connecting', 'connected'], 0],
  ['one break that goes from bad to worse', ['connected', 'disconnected', 'failed'], 1],
  ['a restart under way', ['disconnected', 'connecting', 'disconnected'], 1],
  ['a closed connection', ['disconnected', 'closed'], 1],
])('does not restart more than once for %s', (_, states, restarts) => {
  const { repair, world } = setUp();
  for (const state of states) repair.see(state);
  expect(world.restarts).toBe(restarts);
});

test('waits while nobody can be told, and then does not wait any longer', () => {
  const { repair, world } = setUp();
  world.canTell = false;
  repair.see('disconnected');
  repair.goOn();
  expect(world.restarts).toBe(0);
  world.canTell = true;
  repair.goOn();
  repair.goOn();
  expect(world.restarts).toBe(1);
});

test('whatever breaks a path makes the server doubtful, and another network that is known does not', () => {
  const { repair, world } = setUp();
  repair.see('connected');
  repair.restart();
  expect(world.doubts).toBe(0);
  repair.see('disconnected');
  world.next();
  expect(world.doubts).toBe(2);
});

test('does not cut into a restart of the other side', () => {
  const { repair, waits, world } = setUp();
  repair.postpone();
  expect(waits).toEqual([]);
  repair.see('disconnected');
  repair.postpone();
  expect([world.restarts, waits]).toEqual([1, [4_000, 6_000]]);
});

test('a path that works can be looked for anew, once', () => {
  const { repair, waits, world } = setUp();
  repair.see('connected');
  repair.restart();
  expect([world.restarts, waits]).toEqual([1, []]);
});

test('what had to wait is forgotten when the path comes back or the pair ends', () => {
  for (const end of ['connected', 'closed'] as const) {
    const { repair, world } = setUp();
    world.canTell = false;
    repair.see('disconnected');
    repair.see(end);
    world.canTell = true;
    repair.goOn();
    expect(world.restarts).toBe(0);
  }
});
