/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import {
  expectMedia,
  join,
  tileOf,
  type ChromiumOptions,
  type PersonOptions,
} from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { join as joinWire } from '../support/wire-client.ts';
import { draw, openAlone } from './draw.ts';

/** As `engage room create` makes its link. */
const sealedRoom = `/r/standup#k=${'0123456789'.repeat(4)}abA`;

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage(['--host', '0.0.0.0', '--open']);
});
afterAll(() => engage.close());

type ScreenOptions = ChromiumOptions & PersonOptions & { readonly origin?: string };

/** Someone in a browser of their own, at this server or at another one. */
function person(path: string, options: ScreenOptions = {}) {
  return openAlone(new URL(path, options.origin ?? engage.url).href, options);
}

test('landing', async () => {
  const { page } = await person('/');
  await draw(page, 'landing', { isSidewaysToo: true });
  await page.getByRole('button', { name: 'Start call' }).click();
  await draw(page, 'landing-no-name');
  await page.goto(`${engage.url}/r/%zz`);
  await page.getByText('This link does not').waitFor();
  await draw(page, 'landing-bad-link');
});

test('pre-join', async () => {
  const { page } = await person('/r/standup');
  await page.locator('video').waitFor();
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth);
  await page.getByRole('heading', { name: 'standup' }).click(); // Lets the page hear the microphone.
  await page.waitForFunction(() => (document.querySelector('meter')?.value ?? 0) > 0);
  await draw(page, 'pre-join', { isSidewaysToo: true });
  await page.getByRole('button', { name: 'Turn camera off' }).click();
  await draw(page, 'pre-join-camera-off');
});

test('permission denied', async () => {
  // Headless, nobody can answer the browser's question, which then counts as denied.
  const { page } = await person('/r/standup', { allowsDevices: false });
  await page.getByText('not allowed').waitFor();
  await draw(page, 'denied', { isSidewaysToo: true });
});

test('no device', async () => {
  const { page } = await person('/r/standup', { hasDevices: false });
  await page.getByText('was found').waitFor();
  await draw(page, 'no-device');
});

test('insecure origin', async () => {
  const origin = engage.url.replace('localhost', 'engage.test');
  const { page } = await person('/r/standup', {
    origin,
    mayComplain: /Cross-Origin-Opener-Policy/,
    args: ['--host-resolver-rules=MAP engage.test 127.0.0.1'],
  });
  await page.getByText('Browsers give').waitFor();
  await draw(page, 'insecure');
});

test('calls', async () => {
  const [ada, bob, eve] = await Promise.all([
    person(sealedRoom, { camera: { width: 640, height: 480, hue: 150 } }),
    person(sealedRoom, { camera: { width: 640, height: 480, hue: 30 } }),
    person(sealedRoom, { camera: { width: 640, height: 480, hue: 220 } }),
  ]);
  await join(ada, 'Ada Lovelace');
  await ada.page.getByText('Nobody else').waitFor();
  await draw(ada.page, 'waiting', { isSidewaysToo: true });
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await draw(ada.page, 'call-2', { isSidewaysToo: true });
  await join(eve, 'Eve');
  await expectMedia(ada, 2);
  await draw(ada.page, 'call-3', { isSidewaysToo: true });
  await eve.page.keyboard.press('m');
  await bob.page.keyboard.press('v');
  await ada.page.keyboard.press('m');
  await tileOf(ada, 'Eve').getByText('microphone off').waitFor();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await draw(ada.page, 'call-3-muted');
  await bob.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await eve.page.getByRole('button', { name: 'Leave', exact: true }).click();
  const dan = await person('/r/standup');
  await join(dan, 'Dan');
  await tileOf(ada, 'Dan').getByText('without the key').waitFor();
  await draw(ada.page, 'no-key');
  await ada.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await draw(ada.page, 'ended', { isSidewaysToo: true });
});

test('numbers to compare', async () => {
  const [ada, bob, eve] = await Promise.all([
    person('/r/garden', { camera: { width: 640, height: 480, hue: 150 } }),
    person('/r/garden', { camera: { width: 640, height: 480, hue: 30 } }),
    person('/r/garden', { camera: { width: 640, height: 480, hue: 220 } }),
  ]);
  await join(ada, 'Ada Lovelace');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await tileOf(ada, 'Bob').getByText('Read these numbers').waitFor();
  await draw(ada.page, 'numbers-2', { isSidewaysToo: true });
  await join(eve, 'Eve');
  await expectMedia(ada, 2);
  await tileOf(ada, 'Eve').getByText('Read these numbers').waitFor();
  await draw(ada.page, 'numbers-3');
  await tileOf(ada, 'Bob').locator('.numbers summary').click();
  await draw(ada.page, 'numbers-3-folded');
});

test('numbers that cannot be had', async () => {
  const bob = await person('/r/plain', { camera: { width: 640, height: 480, hue: 30 } });
  await join(bob, 'Bob');
  const ada = await person('/r/plain', {
    origin: engage.url.replace('localhost', 'engage.test'),
    mayComplain: /Cross-Origin-Opener-Policy/,
    args: ['--host-resolver-rules=MAP engage.test 127.0.0.1'],
  });
  await join(ada, 'Ada');
  await ada.page.getByText('did not come over https').waitFor();
  await draw(ada.page, 'numbers-unchecked');
});

test('refusals', async () => {
  const ada = await person('/r/standup');
  await join(ada, 'Ada');
  const { page } = await person('/');
  await page.getByLabel('Room name').fill('standup');
  await page.getByRole('button', { name: 'Start call' }).click();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('has already started').waitFor();
  await draw(page, 'room-taken', { isSidewaysToo: true });
  for (let n = 0; n < 7; n += 1) await joinWire(engage.url, 'standup', `Guest ${n}`);
  await page.getByRole('button', { name: 'Join it' }).click();
  await page.getByText('is full').waitFor();
  await draw(page, 'room-full');
});

test('server out of reach', async () => {
  const own = await startEngage();
  const ada = await person('/r/standup', {
    origin: own.url,
    mayComplain: /ERR_CONNECTION_REFUSED/,
  });
  const bob = await person('/r/standup', {
    origin: own.url,
    mayComplain: /ERR_CONNECTION_REFUSED/,
  });
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  const { page } = await person('/r/standup', {
    origin: own.url,
    mayComplain: /ERR_CONNECTION_REFUSED/,
  });
  await own.close();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByText('does not answer').waitFor();
  await draw(page, 'unreachable');
  await ada.page.getByText('out of reach').waitFor();
  await draw(ada.page, 'reconnecting');
});

test('no direct path', async () => {
  // A room of its own: the places of those who filled the other one are kept for a while.
  const ada = await person('/r/planning');
  await ada.page.clock.install();
  await ada.page.reload();
  await join(ada, 'Ada');
  const bob = await person('/r/planning', {
    args: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'],
  });
  await join(bob, 'Bob');
  await tileOf(ada, 'Bob').getByText('Connecting…').waitFor();
  await draw(ada.page, 'connecting');
  await ada.page.clock.fastForward('00:20');
  await ada.page.getByText('offers no address').waitFor();
  await draw(ada.page, 'no-path', { isSidewaysToo: true });
});

test('browser that cannot', async () => {
  const { page } = await person('/');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'RTCPeerConnection'));
  await page.goto(`${engage.url}/r/standup`);
  await page.getByText('cannot make video calls').waitFor();
  await draw(page, 'unsupported');
});

test('bug', async () => {
  const { page } = await person('/', { mayComplain: /./ });
  await page.addInitScript(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      set: () => {
        throw new Error('broken on purpose');
      },
    });
  });
  await page.goto(`${engage.url}/r/standup`);
  await page.getByText('Something broke').waitFor();
  await draw(page, 'bug');
});
