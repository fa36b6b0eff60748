import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectMedia, join, openPerson, startChromium, tileOf } from '../../support/browser.ts';
import { startRestartableEngage } from '../../support/restartable-engage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

// The browser says so itself when a socket cannot be opened.
const mayComplain = /WebSocket connection to .* failed/;
const key = 'k'.repeat(42) + 'w';

test('pages see and hear each other on while the server is killed and started again', async () => {
  const engage = await startRestartableEngage();
  const url = `${engage.url}/r/standup#k=${key}`;
  const ada = await openPerson(browser, url, { mayComplain });
  const bob = await openPerson(browser, url, { mayComplain });
  const people = [ada, bob];
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all(people.map((person) => expectMedia(person, 1)));

  await engage.kill();
  await Promise.all(
    people.map(({ page }) => page.getByText('The server is out of reach').waitFor()),
  );
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  await engage.startAgain();
  await Promise.all(
    people.map(({ page }) =>
      page.getByText('The server is out of reach').waitFor({ state: 'detached' }),
    ),
  );
  // Told through the new server: the two have met again.
  await bob.page.getByRole('button', { name: 'Mute microphone' }).click();
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await bob.page.getByRole('button', { name: 'Unmute microphone' }).click();
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  for (const { page } of people) {
    expect(await page.evaluate(() => globalThis.connections.length)).toBe(1);
  }

  // The room is whole: who comes now finds both.
  const eve = await openPerson(browser, url, { mayComplain });
  await join(eve, 'Eve');
  await Promise.all([...people, eve].map((person) => expectMedia(person, 2)));
});
