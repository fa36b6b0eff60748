/* oxlint-disable vitest/expect-expect -- expectReflow expects */
import { expect, test } from 'vitest';
import {
  expectMedia,
  join,
  setUpChromium,
  tileOf,
  toggleMenu,
  type Person,
} from '../../support/browser.ts';
import { guardedServe, makeGuardedRoom } from '../../support/guarded-room.ts';
import { expectReflow } from '../../support/reflow.ts';

const { open, url, engage } = setUpChromium({ serve: guardedServe });

const desk = { width: 1280, height: 720 };

function countAnimations({ page }: Person) {
  return page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
}

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

test('the way in and out fits the smallest window', async () => {
  const links = await makeGuardedRoom(engage().url, 'narrow');
  const ada = await open('/');
  await expectReflow(ada);
  await press(ada, 'Start call');
  await expectReflow(ada); // The missing name is said.
  await ada.page.goto(url(links.guest));
  await ada.page.locator('video').waitFor();
  await ada.page.getByText('Sound of your microphone').click();
  await expectReflow(ada);
  await join(ada, 'Ada');
  await ada.page.getByRole('button', { name: 'Copy link' }).waitFor();
  await expectReflow(ada);
  await press(ada, 'Leave');
  await expectReflow(ada);
  await ada.page.goto(url(`${links.guest}x`));
  await ada.page.reload();
  await press(ada, 'Join');
  await ada.page.getByText('This link does not open the call').waitFor();
  await expectReflow(ada);
});

test('a call and all it opens fit the smallest window', async () => {
  const links = await makeGuardedRoom(engage().url, 'inside', { lobby: true });
  const [ada, bob] = [await open(links.host), await open(links.guest)];
  await join(ada, 'Ada');
  await join(bob, 'Bob, who has a name that is as long as names may be');
  await expectReflow(bob);
  await ada.page.getByText('wants to come in').waitFor();
  await expectReflow(ada);
  await press(ada, 'Admit Bob, who has a name that is as long as names may be');
  await expectMedia(ada, 1);
  await expectReflow(ada);
  await toggleMenu(ada);
  await expectReflow(ada, '.more-list');
  for (const name of ['Host tools', 'View', 'React']) {
    await press(ada, name);
    await ada.page.getByRole('region', { name }).waitFor();
    await expectReflow(ada, '.more-list');
  }
  await press(ada, 'Settings');
  await expectReflow(ada, 'dialog');
  await press(ada, 'Show keyboard shortcuts');
  await expectReflow(ada, 'dialog:last-of-type');
  await press(ada, 'Close keyboard shortcuts');
  await press(ada, 'Close settings');
  await ada.page.setViewportSize(desk);
  await press(ada, 'Connection');
  await ada.page.getByRole('table').getByText('kbit/s').first().waitFor();
  await expectReflow(ada, '.stats-panel');
  await press(ada, 'Close');
  await ada.page.keyboard.press('c');
  await ada.page.getByLabel('Message to everyone').fill('https://example.org/'.padEnd(400, 'a'));
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('link').waitFor();
  await expectReflow(ada, '.talk-panel');
});

test('a keyboard on the screen leaves the place to write in sight', async () => {
  const links = await makeGuardedRoom(engage().url, 'keyboard');
  const ada = await open(links.guest, { viewport: { width: 360, height: 640 }, hasTouch: true });
  await join(ada, 'Ada');
  await ada.page.getByRole('button', { name: 'Chat' }).tap();
  const field = ada.page.getByLabel('Message to everyone');
  for (const [width, height, seen] of [
    [360, 640, 340],
    [640, 360, 170],
  ] as const) {
    await ada.page.setViewportSize({ width, height });
    // As Safari does: the window stays as it is, what is seen of it gets smaller.
    await ada.page.evaluate((seenHeight) => {
      const { visualViewport } = window;
      Object.defineProperty(visualViewport, 'height', { value: seenHeight, configurable: true });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, seen);
    await expect
      .poll(async () => {
        const box = await field.boundingBox();
        return box !== null && box.y > 0 && box.y + box.height <= seen;
      })
      .toBe(true);
  }
});

test('nothing moves for who asked for that', async () => {
  const links = await makeGuardedRoom(engage().url, 'still');
  const ada = await open(links.guest, { reducedMotion: 'reduce' });
  await join(ada, 'Ada');
  const bob = await open(links.guest);
  await join(bob, 'Bob');
  await ada.page.getByText('Bob joined.').waitFor();
  await bob.page.getByRole('button', { name: 'React' }).click();
  await bob.page.getByRole('button', { name: 'React with 👏' }).click();
  await tileOf(ada, 'Bob').getByText('👏').waitFor();
  expect(await countAnimations(ada)).toBe(0);
  expect(await countAnimations(bob)).toBeGreaterThan(0);
  await ada.page.getByText('Bob joined.').waitFor({ state: 'detached' });
});
