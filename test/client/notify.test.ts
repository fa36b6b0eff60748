import { expect, test } from 'vitest';
import { startServer } from '../support/signal-server.ts';
import { enter, idsOfOthers, type Person } from './support/person.ts';

function onlyPair(person: Person) {
  return [...person.getSnapshot().pairs.values()][0];
}

test('one person hears at which size their picture is shown, and why they get none', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  const bob = enter(url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  expect(onlyPair(bob)).not.toHaveProperty('shown');
  const [idOfBob = ''] = idsOfOthers(ada);
  ada.notify(idOfBob, { type: 'view', width: 640, height: 480 });
  ada.notify(idOfBob, { type: 'picture', isPaused: true });
  await bob.becomes(() => onlyPair(bob)?.isPicturePaused === true);
  expect(onlyPair(bob)).toMatchObject({ shown: { width: 640, height: 480 } });
});

test('nobody is told what was meant for someone who has left', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  const bob = enter(url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  const [idOfBob = ''] = idsOfOthers(ada);
  ada.notify(idOfBob, { type: 'view', width: 640, height: 480 });
  bob.leave();
  await ada.becomes(({ pairs }) => pairs.size === 0);
  ada.notify(idOfBob, { type: 'view', width: 320, height: 240 });
  const eve = enter(url, 'Eve');
  await eve.meets(1);
  const [idOfEve = ''] = idsOfOthers(ada);
  ada.notify(idOfEve, { type: 'view', width: 160, height: 120 });
  await eve.becomes(() => onlyPair(eve)?.shown !== undefined);
  expect(onlyPair(eve)?.shown).toEqual({ width: 160, height: 120 });
});
