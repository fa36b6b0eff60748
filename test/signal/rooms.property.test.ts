import { array, assert, constant, constantFrom, nat, oneof, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createRoomWorld, type Model } from './support/room-world.ts';

const step = oneof(
  {
    weight: 4,
    arbitrary: record({
      do: constant('join' as const),
      name: constantFrom('Ada', 'ADA', 'Bob', '  Bob '),
      role: constantFrom('host' as const, 'guest' as const),
    }),
  },
  record({
    do: constantFrom(
      'leave' as const,
      'lose' as const,
      'resume' as const,
      'steal' as const,
      'kick' as const,
      'acknowledge' as const,
    ),
    who: nat(7),
  }),
);

type World = ReturnType<typeof createRoomWorld>;

test('any order of joins, leaves, losses, resumes, thefts and kicks keeps everyone’s view true', () => {
  const isTrue = property(array(step, { maxLength: 60 }), (steps) => {
    const world = createRoomWorld();
    for (const taken of steps) {
      if (taken.do === 'join') {
        world.join(taken.name, taken.role);
      } else {
        const model = world.at(taken.who);
        if (model !== undefined) act(world, model, taken.do);
      }
      world.check();
    }
    world.end();
  });
  expect(() => assert(isTrue, { numRuns: 1_000 })).not.toThrow();
});

function act(
  world: World,
  model: Model,
  what: 'leave' | 'lose' | 'resume' | 'steal' | 'kick' | 'acknowledge',
) {
  switch (what) {
    case 'resume':
      world.resume(model, model.person.secret);
      break;
    case 'steal':
      world.resume(model, `${model.person.secret}x`);
      break;
    case 'acknowledge':
      model.person.acknowledge(model.received);
      break;
    default:
      world[what](model);
  }
}
