// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, onTestFinished, test } from 'vitest';
import {
  expectMedia,
  join,
  openPerson,
  setUpChromium,
  tileOf,
  type Person,
} from '../../support/browser.ts';
import { startEngage } from '../../support/engage.ts';
import { guardedServe, makeGuardedRoom } from '../../support/guarded-room.ts';

const { open, engage, browser } = setUpChromium({ serve: guardedServe });

const makeRoom = (name: string, options?: Parameters<typeof makeGuardedRoom>[2]) =>
  makeGuardedRoom(engage().url, name, options);

test('a guest waits until a host lets them in, and then there is a call', async () => {
  const links = await makeRoom('lobby', { lobby: true });
  const ada = await open(links.host);
  await join(ada, 'Ada');
  await ada.page.getByText('Waiting room', { exact: true }).waitFor();
  const bob = await open(links.guest);
  await join(bob, 'Bob');
  await bob.page.getByRole('heading', { name: 'Waiting to be let into lobby' }).waitFor();
  const eve = await open(links.guest);
  await join(eve, 'Eve');
  const knocks = ada.page.getByRole('list', { name: 'Waiting to come in' });
  await knocks.getByText('Eve wants to come in').waitFor();
  expect(await knocks.getByRole('listitem').count()).toBe(2);
  expect(await knocks.getAttribute('aria-live')).toBe('polite');
  await ada.page.locator('h1:focus').waitFor();

  await press(ada, 'Admit Bob');
  await tileOf(bob, 'Ada').getByText('Host').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);

  await press(ada, 'Refuse Eve');
  await eve.page.getByRole('heading', { name: 'You were not let in' }).waitFor();
  await press(eve, 'Try again');
  await press(ada, 'Admit Eve');
  await Promise.all([ada, bob, eve].map((person) => expectMedia(person, 2)));
});

test('a locked call lets nobody in until it is unlocked, and a keyboard is enough for that', async () => {
  const links = await makeRoom('vault');
  const [ada, bob] = await meet(links);
  const { keyboard } = ada.page;
  await ada.page.getByRole('button', { name: 'Host tools' }).focus();
  await keyboard.press('Enter');
  await ada.page.getByRole('region', { name: 'Host tools' }).waitFor();
  await keyboard.press('Tab');
  await waitForFocus(ada, 'Lock the call');
  await keyboard.press('Enter');
  await ada.page.getByText('The call is locked.').waitFor();
  await bob.page.getByText('The call is locked.').waitFor();
  await bob.page.getByText('Locked', { exact: true }).waitFor();
  await keyboard.press('Escape');
  await ada.page.getByRole('region', { name: 'Host tools' }).waitFor({ state: 'hidden' });
  await waitForFocus(ada, 'Host tools');

  const eve = await open(links.guest);
  await eve.page.getByRole('button', { name: 'Join', exact: true }).click();
  await eve.page.getByRole('heading', { name: 'This call is locked' }).waitFor();
  await press(ada, 'Host tools');
  await press(ada, 'Unlock the call');
  await bob.page.getByText('Locked', { exact: true }).waitFor({ state: 'detached' });
  await press(eve, 'Try again');
  await Promise.all([ada, bob, eve].map((person) => expectMedia(person, 2)));
});

test('who is removed is told, is off camera, and cannot come back by the same link', async () => {
  const { host } = await makeRoom('gate');
  const ada = await open(host);
  await join(ada, 'Ada');
  const before = await invitationOf(ada);
  const bob = await open(before);
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  const tracks = await bob.page.evaluateHandle(
    () =>
      globalThis.connections
        .at(-1)
        ?.getSenders()
        .map(({ track }) => track) ?? [],
  );
  await press(ada, 'Remove Bob');
  const question = ada.page.getByRole('alertdialog', { name: 'Remove Bob from the call?' });
  await question.getByText('The link they came by lets nobody in any more').waitFor();
  await waitForFocus(ada, 'Cancel');
  await ada.page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await waitForFocus(ada, 'Remove Bob');
  await press(ada, 'Remove Bob');
  await question.getByRole('button', { name: 'Remove' }).click();

  await bob.page.getByRole('heading', { name: 'You were removed from this call' }).waitFor();
  expect(await tracks.evaluate((all) => all.map((track) => track?.readyState))).toEqual([
    'ended',
    'ended',
  ]);
  await bob.page.reload();
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  await bob.page.getByRole('heading', { name: 'This link no longer works' }).waitFor();

  const after = await invitationOf(ada);
  expect(after).not.toBe(before);
  const eve = await open(after);
  await join(eve, 'Eve');
  await Promise.all([expectMedia(ada, 1), expectMedia(eve, 1)]);
});

test('the link that a host copies makes guests, not hosts', async () => {
  const { host, hostToken } = await makeRoom('invite');
  const ada = await open(host, { permissions: ['clipboard-read', 'clipboard-write'] });
  await join(ada, 'Ada');
  await press(ada, 'Copy link');
  await ada.page.getByText('Copied').waitFor();
  const copied = await ada.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('/r/invite#k=');
  expect(copied).not.toContain(hostToken);

  const bob = await open(copied, { permissions: ['clipboard-read', 'clipboard-write'] });
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  expect(await bob.page.getByRole('button', { name: 'Host tools' }).count()).toBe(0);
  expect(await bob.page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  await press(bob, 'Copy link');
  await bob.page.getByText('Copied').waitFor();
  expect(await bob.page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
});

test('without a link for guests the page says so, and does not fall back to that of the host', async () => {
  const { host, hostToken } = await makeRoom('offline');
  const ada = await open(host, { mayComplain: /ERR_FAILED/ });
  await ada.page.route('**/api/rooms/offline/links', (route) => route.abort());
  await join(ada, 'Ada');
  await ada.page.getByText('There is no link for others yet.').waitFor();
  expect(await ada.page.content()).not.toContain(hostToken);
  await ada.page.unroute('**/api/rooms/offline/links');
  await press(ada, 'Try again');
  expect(await invitationOf(ada)).toContain('/r/offline#k=');
});

test('a host mutes everyone, who are told and can switch on again', async () => {
  const [ada, bob] = await meet(await makeRoom('hush'));
  await press(ada, 'Host tools');
  await press(ada, 'Mute everyone');
  const note = bob.page.getByText('A host has asked everyone to mute; your microphone is off.');
  await note.waitFor();
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await tileOf(bob, 'Ada').getByText('microphone off').waitFor();
  await press(bob, 'Unmute microphone');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor({ state: 'detached' });
  await note.waitFor({ state: 'detached' });
});

test('a host closes the call for everyone, and its links open nothing any more', async () => {
  const links = await makeRoom('curtain');
  const [ada, bob] = await meet(links);
  await press(ada, 'Host tools');
  await press(ada, 'Close the call for everyone');
  await ada.page.getByRole('alertdialog').getByText('Everyone leaves').waitFor();
  await press(ada, 'Close the call');
  for (const { page } of [ada, bob]) {
    await page.getByRole('heading', { name: 'This call is over' }).waitFor();
  }
  await bob.page.reload();
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  await bob.page.getByRole('heading', { name: 'This call is over' }).waitFor();
});

test('a call started by name on a server that wants links says how to get one', async () => {
  const { page } = await open('/');
  await page.getByLabel('Room name').fill('standup');
  await page.getByRole('button', { name: 'Start call' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('heading', { name: 'Calls here take a link' }).waitFor();
  await page.getByText('engage room create').waitFor();
});

test('in a room without links whoever came first is the host, and removing leaves a waiting room', async () => {
  const own = await startEngage();
  onTestFinished(async () => void (await own.close()));
  const [ada, bob] = await Promise.all([
    openPerson(browser(), `${own.url}/r/kitchen`),
    openPerson(browser(), `${own.url}/r/kitchen`),
  ]);
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await press(ada, 'Remove Bob');
  await ada.page.getByRole('alertdialog').getByText('The waiting room is switched on').waitFor();
  await press(ada, 'Remove');
  await bob.page.getByRole('heading', { name: 'You were removed from this call' }).waitFor();
  await press(bob, 'Knock');
  await press(ada, 'Admit Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

/** Ada comes as the host, Bob as a guest. */
async function meet(links: { readonly host: string; readonly guest: string }) {
  const [ada, bob] = await Promise.all([open(links.host), open(links.guest)]);
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  return [ada, bob] as const;
}

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

function waitForFocus({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).and(page.locator(':focus')).waitFor();
}

/** The link that someone who is alone in a room is told to send. */
async function invitationOf({ page }: Person): Promise<string> {
  const field = page.getByLabel('Send them this link');
  await expect.poll(() => field.inputValue()).toMatch(/^http/);
  return field.inputValue();
}
