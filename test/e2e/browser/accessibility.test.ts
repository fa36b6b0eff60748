/* oxlint-disable vitest/expect-expect -- expectAccessible expects */
import { test } from 'vitest';
import { expectAccessible } from '../../support/axe.ts';
import { expectMedia, join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';
import { guardedServe, makeGuardedRoom } from '../../support/guarded-room.ts';

const { open, url, engage } = setUpChromium({ serve: guardedServe });

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

test('the way into a call', async () => {
  const links = await makeGuardedRoom(engage().url, 'way-in');
  const ada = await open('/');
  await expectAccessible(ada);
  await press(ada, 'Start call');
  await expectAccessible(ada); // The missing name is said.
  await ada.page.goto(url('/r/%20'));
  await expectAccessible(ada);
  await ada.page.goto(url(links.guest));
  await ada.page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  await expectAccessible(ada);
  await join(ada, 'Ada');
  await expectAccessible(ada);
  await press(ada, 'Leave');
  await expectAccessible(ada);
});

test('a call, its hosts and those who wait', async () => {
  const links = await makeGuardedRoom(engage().url, 'inside', { lobby: true });
  const [ada, bob] = [await open(links.host), await open(links.guest)];
  await join(ada, 'Ada');
  await ada.page.getByRole('button', { name: 'Copy link' }).waitFor();
  await expectAccessible(ada);
  await join(bob, 'Bob');
  await expectAccessible(bob);
  await ada.page.getByText('wants to come in').waitFor();
  await expectAccessible(ada);
  await press(ada, 'Admit Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await expectAccessible(ada);
  await press(bob, 'Turn camera off');
  await press(bob, 'Mute microphone');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await expectAccessible(ada);
  await expectAccessible(bob);
  await press(ada, 'Host tools');
  await expectAccessible(ada);
  await press(ada, 'Lock the call');
  await press(ada, 'Host tools');
  await press(ada, 'Remove Bob');
  await expectAccessible(ada);
  await press(ada, 'Remove');
  await bob.page.getByText('You were removed').waitFor();
  await expectAccessible(bob);
});

test('what a call opens beside itself', async () => {
  const links = await makeGuardedRoom(engage().url, 'beside');
  const [ada, bob] = [await open(links.host), await open(links.guest)];
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  const { keyboard } = ada.page;
  await press(ada, 'Settings');
  await ada.page.getByRole('dialog').waitFor();
  await expectAccessible(ada);
  await keyboard.press('Escape');
  await keyboard.press('?');
  await ada.page.getByRole('dialog').waitFor();
  await expectAccessible(ada);
  await keyboard.press('Escape');
  await press(ada, 'View');
  await expectAccessible(ada);
  await keyboard.press('Escape');
  await press(ada, 'Connection');
  await ada.page.getByRole('table').waitFor();
  await expectAccessible(ada);
  await keyboard.press('Escape');
  await press(ada, 'Chat');
  await ada.page.getByRole('textbox').fill('Look: https://example.org');
  await keyboard.press('Enter');
  await bob.page.getByText('Look:').waitFor();
  await expectAccessible(bob);
  await expectAccessible(ada);
  await press(bob, 'Raise hand');
  await expectAccessible(ada);
});

test('the doors that stay closed', async () => {
  const links = await makeGuardedRoom(engage().url, 'closed');
  const eve = await open('/r/closed');
  await press(eve, 'Join');
  await eve.page.getByText('Calls here take a link').waitFor();
  await expectAccessible(eve);
  await eve.page.goto(url(`${links.guest}x`));
  await eve.page.reload();
  await press(eve, 'Join');
  await eve.page.getByText('This link does not open the call').waitFor();
  await expectAccessible(eve);
});
