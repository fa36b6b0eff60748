// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { expectMedia, join, setUpChromium, tileOf } from '../../support/browser.ts';

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

test('a link whose key was cut short says so before anyone is asked for a camera', async () => {
  const ada = await open('/r/sealed#k=short');
  await ada.page.getByText('This link does not lead to a room.').waitFor();
});
