// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../src/protocol/limits.ts';
import {
  expectMedia,
  join,
  openPerson,
  startChromium,
  tileOf,
  setUpChromium,
} from '../../support/browser.ts';
import { startEngage } from '../../support/engage.ts';
import { join as joinWire } from '../../support/wire-client.ts';

const { url, open, browser, engage } = setUpChromium();

/** What the browser itself writes when a server is gone. */
const lostServer = /ERR_CONNECTION_REFUSED/;

test.for(['/r/', '/r/%zz', '/r/a/b', '/r/%00', `/r/${'x'.repeat(65)}`])(
  'the mistyped link %s leads to the start and says so',
  async (path) => {
    const { page } = await open(path);
    await page.getByText('This link does not lead to a room.').waitFor();
    await page.getByLabel('Room name').fill('standup');
    await page.getByRole('button', { name: 'Join call' }).click();
    await page.getByRole('heading', { name: 'standup' }).waitFor();
    expect(page.url()).toBe(url('/r/standup'));
  },
);

test('a server that is gone on the way in is named, and joined when it is back', async () => {
  const server = await startEngage();
  const { page } = await openPerson(browser(), `${server.url}/r/standup`, {
    mayComplain: lostServer,
  });
  await page.getByRole('button', { name: 'Join', exact: true }).waitFor();
  await server.close();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('heading', { name: 'The call server does not answer' }).waitFor();
  await page.getByText('Check that this device is online').waitFor();
  await restart(server.url);
  await page.getByText('Nobody else is here yet').waitFor();
});

test('a page whose other part cannot be loaded says so instead of joining', async () => {
  const { page } = await open('/', { mayComplain: /ERR_FAILED/ });
  await page.route('**/assets/call-part-*', (route) => route.abort());
  await page.getByLabel('Room name').fill('standup');
  await page.getByRole('button', { name: 'Join call' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('A part of this page is missing.').waitFor();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('Nobody else is here yet').waitFor();
});

test('a call goes on while the server is gone, and is whole when it is back', async () => {
  const server = await startEngage();
  const room = `${server.url}/r/standup`;
  const ada = await openPerson(browser(), room, { mayComplain: lostServer });
  const bob = await openPerson(browser(), room, { mayComplain: lostServer });
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await server.close();
  await ada.page.getByText('The server is out of reach; reconnecting.').waitFor();
  await expectMedia(ada, 1);
  await restart(server.url);
  await ada.page.getByText('The server is out of reach').waitFor({ state: 'detached' });
  await bob.page.getByText('The server is out of reach').waitFor({ state: 'detached' });
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('a full room says so and lets one in when someone has left', async () => {
  const { page } = await open('/r/full');
  const [first] = await Promise.all(
    Array.from({ length: limits.peersPerRoom }, (_, n) =>
      joinWire(engage().url, 'full', `Guest ${n}`),
    ),
  );
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('heading', { name: 'This call is full' }).waitFor();
  first?.send({ type: 'leave' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('list', { name: 'People in this call' }).waitFor();
  await expect.poll(() => page.getByRole('article').count()).toBe(limits.peersPerRoom - 1);
});

test('where no direct path is found the tile says so and offers to try again', async () => {
  // This browser may use proxies only, and there is none: it has no address to offer.
  const barred = await startChromium({
    args: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'],
  });
  onTestFinished(() => barred.close());
  const ada = await open('/r/barred');
  await ada.page.clock.install();
  await ada.page.reload();
  await join(ada, 'Ada');
  const bob = await openPerson(barred, url('/r/barred'));
  await join(bob, 'Bob');
  const adaSeesBob = tileOf(ada, 'Bob');
  await adaSeesBob.getByText('Connecting…').waitFor();
  await ada.page.clock.fastForward('00:20');
  await adaSeesBob.getByText("Bob's browser offers no address").waitFor();
  await adaSeesBob.getByRole('button', { name: 'Leave and rejoin' }).click();
  await expect.poll(() => ada.page.evaluate(() => globalThis.connections.length)).toBe(2);
  await adaSeesBob.getByText('Connecting…').waitFor();
});

test('a browser without WebRTC is told which ones have it', async () => {
  const { page } = await open('/');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'));
  await page.goto(url('/r/standup'));
  await page.getByRole('heading', { name: 'This browser cannot join' }).waitFor();
  await page.getByText('current Firefox, Chrome, Edge or Safari').waitFor();
});

test('a bug shows a sentence and a way back, not a blank page', async () => {
  const { page } = await open('/', { mayComplain: /broken on purpose/ });
  await page.addInitScript(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      set: () => {
        throw new Error('broken on purpose');
      },
    });
  });
  await page.goto(url('/r/standup'));
  await page.getByRole('heading', { name: 'Something broke' }).waitFor();
  await page.getByRole('button', { name: 'Reload' }).waitFor();
});

/** Starts a server again where one has been; its URL was given by the system, so it is free. */
async function restart(serverUrl: string) {
  const restarted = await startEngage(['--port', new URL(serverUrl).port]);
  onTestFinished(async () => void (await restarted.close()));
}
