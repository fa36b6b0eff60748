/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { expectMedia, join, type Person } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { guardedServe, makeGuardedRoom } from '../support/guarded-room.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage(guardedServe);
});
afterAll(() => engage.close());

function person(path: string, hue: number) {
  return openAlone(new URL(path, engage.url).href, { camera: { width: 640, height: 480, hue } });
}

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

test('what hosts and their guests see', async () => {
  const links = await makeGuardedRoom(engage.url, 'standup', { lobby: true });
  const [ada, bob, eve] = await Promise.all([
    person(links.host, 150),
    person(links.guest, 30),
    person(links.guest, 220),
  ]);
  await join(ada, 'Ada Lovelace');
  await ada.page.getByRole('button', { name: 'Copy link' }).waitFor();
  await draw(ada.page, 'host-alone');
  await join(bob, 'Bob');
  await bob.page.getByText('Nobody sees or hears you yet').waitFor();
  await draw(bob.page, 'lobby', { isSidewaysToo: true });
  await press(ada, 'Admit Bob');
  await expectMedia(ada, 1);
  await join(eve, 'Eve');
  const dan = await person(links.guest, 90);
  await join(dan, 'Dan from the second floor, with a long name');
  await ada.page.getByText('Dan from').waitFor();
  await draw(ada.page, 'host-knock', { isSidewaysToo: true });
  await press(ada, 'Admit Eve');
  await press(ada, 'Refuse Dan from the second floor, with a long name');
  await dan.page.getByText('You were not let in').waitFor();
  await draw(dan.page, 'not-admitted');
  await expectMedia(ada, 2);
  await press(ada, 'Host tools');
  await draw(ada.page, 'host-tools', { isSidewaysToo: true });
  await press(ada, 'Lock the call');
  await bob.page.getByText('Locked', { exact: true }).waitFor();
  await press(ada, 'Mute everyone');
  await bob.page.getByText('A host has asked everyone to mute').waitFor();
  await draw(bob.page, 'muted-by-host', { isSidewaysToo: true });
  await press(dan, 'Try again');
  await dan.page.getByText('This call is locked').waitFor();
  await draw(dan.page, 'locked');
  await press(ada, 'Remove Eve');
  await draw(ada.page, 'host-remove', { isSidewaysToo: true });
  await press(ada, 'Remove');
  await eve.page.getByText('You were removed').waitFor();
  await draw(eve.page, 'removed');
  await press(eve, 'Back to start');
  await eve.page.goto(new URL(links.guest, engage.url).href);
  await press(eve, 'Join');
  await eve.page.getByText('This link no longer works').waitFor();
  await draw(eve.page, 'link-revoked');
  await press(ada, 'Host tools');
  await press(ada, 'Close the call for everyone');
  await draw(ada.page, 'host-close');
  await press(ada, 'Close the call');
  await bob.page.getByText('This call is over').waitFor();
  await draw(bob.page, 'closed');
});

test('links that open nothing', async () => {
  const { page } = await person('/', 150);
  await page.getByLabel('Room name').fill('standup');
  await page.getByRole('button', { name: 'Start call' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('Calls here take a link').waitFor();
  await draw(page, 'link-needed');
  await page.goto(`${engage.url}/r/standup#t=nonsense`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('does not open the call').waitFor();
  await draw(page, 'link-invalid');
});

test('a link that has expired', async () => {
  const { guest } = await makeGuardedRoom(engage.url, 'yesterday', { ttlSeconds: 60 });
  const { page } = await person(guest, 150);
  await page.routeWebSocket('**/ws', (socket) => {
    // Links live for a minute at least; the server is asked in the words it has for later.
    socket.onMessage(() =>
      socket.send(
        JSON.stringify({
          type: 'refused',
          code: 'link-expired',
          message: 'This link has expired.',
        }),
      ),
    );
  });
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('has expired').waitFor();
  await draw(page, 'link-expired');
});
