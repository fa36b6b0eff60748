import { test } from 'vitest';
import { anySeed } from '../support/malformed.ts';
import { expectCrowdBack } from '../support/trials/crowd.ts';
import { expectCalmUnderFuzz } from '../support/trials/fuzz.ts';
import { expectCallAmongIdle, whyNotSoMany } from '../support/trials/idle-crowd.ts';
import { expectBoundedMemory } from '../support/trials/stopped-readers.ts';

const seed = anySeed();
const idlePeople = 10_000;

test(`a call goes on while 100,000 malformed frames rain down (seed ${seed})`, async () => {
  await expectCalmUnderFuzz({ frames: 100_000, seed });
});

test('2,000 people are back after a restart, everyone once', async () => {
  await expectCrowdBack(2_000);
});

test(`a call goes on among ${idlePeople} people who say nothing`, async ({ skip }) => {
  const reason = whyNotSoMany(idlePeople);
  if (reason !== undefined) skip(reason);
  await expectCallAmongIdle(idlePeople);
});

test.each([
  { readers: 1, megabytesEach: 400 },
  { readers: 8, megabytesEach: 100 },
])(
  '$readers who stopped reading, with $megabytesEach MB for each, cost the server no memory',
  async ({ readers, megabytesEach }) => {
    await expectBoundedMemory(readers, megabytesEach);
  },
);
