import { test } from 'vitest';
import { anySeed } from '../support/malformed.ts';
import { expectCrowdBack } from '../support/trials/crowd.ts';
import { expectCalmUnderFuzz } from '../support/trials/fuzz.ts';
import { expectCallAmongIdle } from '../support/trials/idle-crowd.ts';
import { expectBoundedMemory } from '../support/trials/stopped-readers.ts';

// What `npm run soak` does with thousands, here with so many that it takes seconds.

const seed = anySeed();

test(`a call goes on while malformed frames rain down (seed ${seed})`, async () => {
  await expectCalmUnderFuzz({ frames: 5_000, seed });
});

test('a crowd is back after a restart, everyone once', async () => {
  await expectCrowdBack(200);
});

test('a call goes on among people who say nothing', async () => {
  await expectCallAmongIdle(500);
});

test('one who stops reading costs the server no memory', async () => {
  await expectBoundedMemory(1, 200);
});
