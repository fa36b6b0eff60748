// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { expectMedia, join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';

const { open } = setUpChromium();
const key = 'k'.repeat(42) + 'w';

test('a link with a key seals the call, and says so', async () => {
  const ada = await open(`/r/sealed#k=${key}`);
  await join(ada, 'Ada');
  const link = await ada.page.getByLabel('Send them this link').inputValue();
  expect(link).toMatch(new RegExp(`/r/sealed#k=${key}$`));
  await ada.page.getByText('Send all of it').waitFor();

  const bob = await open(new URL(link).pathname + new URL(link).hash);
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await ada.page.getByText('Sealed by the link').waitFor();
  expect(await tileOf(ada, 'Bob').locator('.numbers').count()).toBe(0);

  await bob.page.getByRole('button', { name: 'Leave' }).click();
  await bob.page.getByRole('button', { name: 'Rejoin' }).click();
  await bob.page.getByRole('button', { name: 'Join' }).click();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('who comes without the key, or with another one, is told why there is no call', async () => {
  const ada = await open(`/r/locked#k=${key}`);
  await join(ada, 'Ada');
  const bob = await open('/r/locked');
  await join(bob, 'Bob');
  await tileOf(ada, 'Bob').getByText('Bob came without the key of this call.').waitFor();
  await tileOf(bob, 'Ada').getByText('This call is sealed').waitFor();
  await bob.page.getByText('Not sealed').waitFor();
  await bob.page.getByRole('button', { name: 'Leave' }).click();

  const eve = await open(`/r/locked#k=${'e'.repeat(42)}w`);
  await join(eve, 'Eve');
  await tileOf(ada, 'Eve').getByText('could not be verified').waitFor();
  await tileOf(eve, 'Ada').getByText('could not be verified').waitFor();
});

/** What a person is told to read to another. */
async function numbersOf(person: Person, other: string) {
  const numbers = tileOf(person, other).getByText(/^\d{4} \d{4}$/);
  await numbers.waitFor();
  return numbers.textContent();
}

test('without a key each two people are shown the same numbers, and no two pairs the same', async () => {
  const [ada, bob, cem] = [await open('/r/open'), await open('/r/open'), await open('/r/open')];
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await join(cem, 'Cem');
  await Promise.all([expectMedia(ada, 2), expectMedia(bob, 2), expectMedia(cem, 2)]);
  const [adaBob, bobAda, adaCem, cemAda, bobCem, cemBob] = await Promise.all([
    numbersOf(ada, 'Bob'),
    numbersOf(bob, 'Ada'),
    numbersOf(ada, 'Cem'),
    numbersOf(cem, 'Ada'),
    numbersOf(bob, 'Cem'),
    numbersOf(cem, 'Bob'),
  ]);
  expect([bobAda, cemAda, cemBob]).toEqual([adaBob, adaCem, bobCem]);
  expect(new Set([adaBob, adaCem, bobCem]).size).toBe(3);

  // Told what to do with them; the words fold away and the numbers stay, by keyboard too.
  const tile = tileOf(ada, 'Bob');
  await tile.getByText('Read these numbers to each other.').waitFor();
  await tile.getByText('Numbers to compare with Bob:').waitFor({ state: 'attached' });
  await tile.locator('summary').press('Enter');
  await tile.getByText('Read these numbers to each other.').waitFor({ state: 'hidden' });
  expect(await numbersOf(ada, 'Bob')).toBe(adaBob);

  // A camera switched off and on is negotiated anew, if at all, between the same two.
  await bob.page.keyboard.press('v');
  await tile.getByText('camera off').waitFor({ state: 'attached' });
  expect(await numbersOf(ada, 'Bob')).toBe(adaBob);

  // Another meeting, other numbers.
  await bob.page.getByRole('button', { name: 'Leave' }).click();
  await tile.waitFor({ state: 'detached' });
  await bob.page.getByRole('button', { name: 'Rejoin' }).click();
  await bob.page.getByRole('button', { name: 'Join' }).click();
  const anew = await numbersOf(ada, 'Bob');
  expect(anew).not.toBe(adaBob);
  expect(await numbersOf(bob, 'Ada')).toBe(anew);
});

test('a link whose key was cut short says so before anyone is asked for a camera', async () => {
  const ada = await open('/r/sealed#k=short');
  await ada.page.getByText('This link does not lead to a room.').waitFor();
});
