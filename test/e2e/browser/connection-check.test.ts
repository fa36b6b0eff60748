// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, onTestFinished, test } from 'vitest';
import {
  join,
  openPerson,
  setUpChromium,
  startChromium,
  type Person,
} from '../../support/browser.ts';
import { startEngage } from '../../support/engage.ts';
import { watchCheck } from '../../support/platform-tricks.ts';

const { open, browser, url } = setUpChromium();

/** A host of this machine's network that nobody is (RFC 5737): packets to it get no answer. */
const silentStun = ['--ice', 'stun:192.0.2.1:3478', '--no-stun'];

test('a server whose STUN does not answer is named, and one can go in all the same', async () => {
  const server = await serve(silentStun);
  const ada = await openPerson(browser(), `${server.url}/r/silent`);
  await ada.page.getByText('Nothing answers over UDP').waitFor();
  await ada.page.getByText('Try another network').waitFor();
  await ada.page.getByRole('button', { name: 'Check again' }).waitFor();
  await join(ada, 'Ada');
});

test('with a relay a silent STUN server is nothing to worry about', async () => {
  const server = await serve([...silentStun, '--ice', 'turn:ada:secret@192.0.2.1:3478']);
  const ada = await openPerson(browser(), server.url);
  await openChecked(ada, `${server.url}/r/relayed`);
  expect(await ada.page.getByRole('alert').count()).toBe(0);
});

test('all is well: the check says nothing', async () => {
  const ada = await open('/');
  await openChecked(ada, url('/r/well'));
  expect(await ada.page.getByRole('alert').count()).toBe(0);
});

test('a server that went away is named before Join, and found again', async () => {
  const server = await startEngage();
  const ada = await openPerson(browser(), server.url, { mayComplain: /ERR_CONNECTION_REFUSED/ });
  await openChecked(ada, `${server.url}/r/away`);
  const { page } = ada;
  await server.close();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('The call server does not answer').waitFor();
  await serve(['--port', new URL(server.url).port]);
  await page.getByRole('button', { name: 'Check again' }).click();
  await page.getByText('The call server does not answer').waitFor({ state: 'detached' });
});

test('a WebSocket that a firewall stops is named', async () => {
  const { page } = await open('/');
  await page.routeWebSocket('**/ws', (socket) => socket.close());
  await page.addInitScript(() => {
    // A routed socket opens before it is closed; one that is stopped never does.
    globalThis.WebSocket = class extends WebSocket {
      override addEventListener(type: string, listener: EventListener) {
        if (type !== 'open') super.addEventListener(type, listener);
      }
    };
  });
  await page.goto(url('/r/stopped'));
  await page.getByText('a WebSocket').waitFor();
});

test('a browser without any address is told so', async () => {
  const barred = await startChromium({
    args: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'],
  });
  onTestFinished(() => barred.close());
  const { page } = await openPerson(barred, url('/r/barred'));
  await page.getByText('offers no address').waitFor();
});

async function serve(args: readonly string[]) {
  const server = await startEngage(args);
  onTestFinished(async () => void (await server.close()));
  return server;
}

/** Opens a room and waits until the check has asked everything it asks. */
async function openChecked({ page }: Person, room: string) {
  await page.addInitScript(watchCheck);
  await page.goto(room);
  await page.waitForFunction(() => globalThis.hasChecked);
}
