// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { expectMedia, join, readSending, tileOf, setUpChromium } from '../../support/browser.ts';
import { expectFocus, readFocus, tabTo } from '../../support/focus.ts';

const { open } = setUpChromium();

test('two people who open the same link see and hear each other', async () => {
  const ada = await open('/r/standup');
  await join(ada, 'Ada');
  await ada.page.getByText('Nobody else is here yet').waitFor();
  const bob = await open('/r/standup');
  await join(bob, 'Bob');
  await tileOf(bob, 'Ada').waitFor();
  await ada.page.getByText('Bob joined.').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await tileOf(ada, 'Bob').getByText('Connecting…').waitFor({ state: 'detached' });
  expect(await ada.page.title()).toBe('standup · Engage');
});

test('a third person makes a mesh, and its pictures fit a phone', async () => {
  const people = [];
  for (const name of ['Ada', 'Bob', 'Eve']) {
    const person = await open('/r/mesh');
    await join(person, name);
    people.push(person);
  }
  await Promise.all(people.map((person) => expectMedia(person, 2)));

  const [ada] = people;
  if (ada === undefined) throw new Error('nobody came');
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() =>
      ada.page.evaluate(() =>
        [...document.querySelectorAll('article, button, section')].every((element) => {
          const { left, right, top, bottom, width } = element.getBoundingClientRect();
          return (
            left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width > 40
          );
        }),
      ),
    )
    .toBe(true);
});

test('two calls at once know nothing of each other', async () => {
  const [ada, bob, eve, dan] = await Promise.all([
    open('/r/red'),
    open('/r/red'),
    open('/r/blue'),
    open('/r/blue'),
  ]);
  await Promise.all([join(ada, 'Ada'), join(bob, 'Bob'), join(eve, 'Eve'), join(dan, 'Dan')]);
  await Promise.all([ada, bob, eve, dan].map((person) => expectMedia(person, 1)));
  const seen = await Promise.all(
    [ada, bob, eve, dan].map(({ page }) => page.locator('.nameplate-name').allInnerTexts()),
  );
  expect(seen).toEqual([
    ['Bob', 'You'],
    ['Ada', 'You'],
    ['Dan', 'You'],
    ['Eve', 'You'],
  ]);
});

test('leaving stops the devices and is seen; rejoining is one click and Join', async () => {
  const ada = await open('/r/again');
  const bob = await open('/r/again');
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  expect(await bob.page.evaluate(readSending)).toEqual(['audio live', 'video live']);

  await bob.page.getByRole('button', { name: 'Leave' }).click();
  await bob.page.getByRole('heading', { name: 'You left the call' }).waitFor();
  expect(await bob.page.evaluate(readSending)).toEqual(['audio ended', 'video ended']);
  await ada.page.getByText('Bob left.').waitFor();
  await ada.page.getByText('Nobody else is here yet').waitFor();

  await bob.page.getByRole('button', { name: 'Rejoin' }).click();
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  await tileOf(ada, 'Bob').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('who starts a call under a taken name is told, and can join it', async () => {
  const ada = await open('/');
  await ada.page.getByLabel('Room name').fill('Team Lunch');
  await ada.page.getByRole('button', { name: 'Start call' }).click();
  await join(ada, 'Ada');
  expect(new URL(ada.page.url()).pathname).toBe('/r/Team%20Lunch');

  const bob = await open('/');
  await bob.page.getByLabel('Room name').fill('team lunch');
  await bob.page.getByRole('button', { name: 'Start call' }).click();
  await bob.page.getByLabel('Your name').fill('Bob');
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  await bob.page.getByRole('heading', { name: 'This call has already started' }).waitFor();
  await bob.page.getByRole('button', { name: 'Join it' }).click();
  await tileOf(bob, 'Ada').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('the other side sees a muted microphone and a camera that is off', async () => {
  const ada = await open('/r/quiet');
  const bob = await open('/r/quiet');
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  const adaSeesBob = tileOf(ada, 'Bob');

  await bob.page.getByRole('button', { name: 'Mute microphone' }).click();
  await adaSeesBob.getByText('microphone off').waitFor();
  await bob.page.getByRole('button', { name: 'Turn camera off' }).click();
  await adaSeesBob.getByText('camera off').waitFor();
  await adaSeesBob.getByText('B', { exact: true }).waitFor();
  // The light of the camera is out, not only the picture black.
  expect(await bob.page.evaluate(readSending)).toEqual(['audio live']);

  // Who comes later is told as well.
  const eve = await open('/r/quiet');
  await join(eve, 'Eve');
  await tileOf(eve, 'Bob').getByText('camera off').waitFor();

  await bob.page.getByRole('button', { name: 'Turn camera on' }).click();
  await bob.page.getByRole('button', { name: 'Unmute microphone' }).click();
  await adaSeesBob.getByText('camera off').waitFor({ state: 'detached' });
  await adaSeesBob.getByText('microphone off').waitFor({ state: 'detached' });
  await Promise.all([ada, bob, eve].map((person) => expectMedia(person, 2)));
});

test('a whole call needs no mouse', async () => {
  const ada = await open('/r/keys');
  await join(ada, 'Ada');
  const bob = await open('/');
  const { page } = bob;
  const { keyboard } = page;
  await page.locator('input:focus').waitFor();
  await keyboard.press('Enter');
  await page.getByText('A room name needs at least one character.').waitFor();
  await keyboard.type('keys');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expectFocus(bob, 'Join call');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'keys' }).waitFor();
  await page.locator('input[name=name]:focus').waitFor();
  await keyboard.type('Bob');
  await keyboard.press('Enter');
  await tileOf(ada, 'Bob').waitFor();
  await keyboard.press('m');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await keyboard.press('v');
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await page.getByText('Read these numbers').waitFor();
  const stops: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    await keyboard.press('Tab');
    const { name, isSeen } = await page.evaluate(readFocus);
    expect(isSeen).toBe(true);
    stops.push(name);
  }
  expect(stops).toEqual([
    'Connection',
    'Copy link',
    expect.stringMatching(/^Numbers to compare with Ada: ?\d{4} \d{4}$/),
    'Unmute microphone',
    'Turn camera on',
    'Share your screen',
    'Chat',
    'Raise hand',
    'React',
    'View',
    'Settings',
    'Leave',
  ]);
  await keyboard.press('Enter');
  await expectFocus(bob, 'You left the call');
  await keyboard.press('Tab');
  await expectFocus(bob, 'Rejoin');
  await tabTo(bob, 'Back to start');
  await keyboard.press('Enter');
  await expectFocus(bob, 'Room name');
});

test('the back button leaves the call', async () => {
  const ada = await open('/r/back');
  await join(ada, 'Ada');
  const { page } = await open('/');
  await page.getByLabel('Room name').fill('back');
  await page.getByRole('button', { name: 'Join call' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await ada.page.getByText('Guest joined.').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Start call' }).waitFor();
  await ada.page.getByText('Guest left.').waitFor();
});

test('the link can be copied', async () => {
  const ada = await open('/r/stand%20up', { permissions: ['clipboard-read', 'clipboard-write'] });
  await join(ada, 'Ada');
  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  await ada.page.getByText('Copied').waitFor();
  expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(ada.page.url());
});
