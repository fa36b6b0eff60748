// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  expectMedia,
  join,
  openPerson,
  setVisibility,
  startChromium,
  tileOf,
  type ChromiumOptions,
  type Person,
} from '../../support/browser.ts';
import { letOthersUse } from '../../support/platform-tricks.ts';
import { startEngage, type ServingEngage } from '../../support/engage.ts';

let engage: ServingEngage;
let withDevices: Browser;

beforeAll(async () => {
  // Every address, so that the page can also be reached by a name that is not localhost.
  [engage, withDevices] = await Promise.all([
    startEngage(['--host', '0.0.0.0', '--open']),
    startChromium(),
  ]);
});
afterAll(async () => {
  await Promise.all([withDevices.close(), engage.close()]);
});

const roomUrl = (room: string) => `${engage.url}/r/${room}`;

async function openIn(options: ChromiumOptions, url: string, mayComplain?: RegExp) {
  const browser = await startChromium(options);
  onTestFinished(() => browser.close());
  return openPerson(browser, url, mayComplain === undefined ? {} : { mayComplain });
}

/** Someone with a camera and a microphone, already in the room. */
async function joinAda(room: string): Promise<Person> {
  const ada = await openPerson(withDevices, roomUrl(room));
  await join(ada, 'Ada');
  return ada;
}

/** Whoever has no devices still gets the picture and the sound of the others. */
async function expectListening(bob: Person, ada: Person) {
  await tileOf(bob, 'Ada').waitFor();
  await expectMedia(bob, 1);
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
}

test('a denied permission is a sentence, and one can still watch and listen', async () => {
  const ada = await joinAda('denied');
  const bob = await openIn({ allowsDevices: false }, engage.url);
  await setPermission(bob, 'denied');
  await bob.page.goto(roomUrl('denied'));
  const alert = bob.page.getByRole('alert');
  await alert.getByText('This page is not allowed to use the camera and microphone.').waitFor();
  await alert.getByText('Allow the camera and microphone by the icon').waitFor();

  await bob.page.getByLabel('Your name').fill('Bob');
  await bob.page.getByRole('button', { name: 'Join to watch and listen' }).click();
  await expectListening(bob, ada);

  // In the call the switch says once more why it does nothing.
  await bob.page.getByRole('button', { name: 'Turn camera on' }).click();
  await bob.page.getByText('This page is not allowed to use the camera.').waitFor();
});

test('a permission given after all is taken up by itself', async () => {
  const bob = await openIn({ allowsDevices: false }, engage.url);
  await setPermission(bob, 'denied');
  await bob.page.goto(roomUrl('granted'));
  await bob.page.getByRole('alert').waitFor();
  await setPermission(bob, 'granted');
  await bob.page.getByRole('alert').waitFor({ state: 'detached' });
  await bob.page.getByRole('button', { name: 'Join', exact: true }).waitFor();
});

test('where the browser does not tell of permissions, one button takes them up', async () => {
  const bob = await openIn({ allowsDevices: false }, engage.url);
  await setPermission(bob, 'denied');
  await bob.page.addInitScript(() => {
    navigator.permissions.query = () => Promise.reject(new TypeError('not known here'));
  });
  await bob.page.goto(roomUrl('untold'));
  await bob.page.getByRole('alert').waitFor();
  await setPermission(bob, 'granted');
  await bob.page.getByRole('button', { name: 'Try again' }).click();
  await bob.page.getByRole('alert').waitFor({ state: 'detached' });
  await bob.page.getByRole('button', { name: 'Join', exact: true }).waitFor();
});

test('a permission taken back in the call is told, and devices go on when it is given again', async () => {
  const ada = await joinAda('revoked');
  const bob = await openIn({ allowsDevices: false }, engage.url);
  await setPermission(bob, 'granted');
  await bob.page.goto(roomUrl('revoked'));
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await setPermission(bob, 'denied');
  await bob.page
    .getByText('This page is not allowed to use the camera and microphone. Allow')
    .waitFor();
  await expectListening(bob, ada);
  await setPermission(bob, 'granted');
  await tileOf(ada, 'Bob').getByText('camera off').waitFor({ state: 'detached' });
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('a camera that another program uses is named, does not keep one out, and is there when it is free', async () => {
  const ada = await joinAda('busy');
  const bob = await openPerson(withDevices, engage.url);
  await bob.page.addInitScript(letOthersUse, ['videoinput'] as const);
  await bob.page.goto(roomUrl('busy'));
  const alert = bob.page.getByRole('alert');
  await alert.getByText('The camera cannot be opened; another program is probably').waitFor();
  await alert.getByText('Close other calls and programs that may use it').waitFor();
  await bob.page.getByLabel('Your name').fill('Bob');
  await bob.page.getByRole('button', { name: /^Join/ }).click();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await expectMedia(bob, 1);

  // Asked for in the call it says so again; it comes when one returns from having closed the other.
  await bob.page.getByRole('button', { name: 'Turn camera on' }).click();
  await bob.page.getByText('The camera cannot be opened').waitFor();
  await bob.page.evaluate(() => (globalThis.busyDevices = []));
  await setVisibility(bob, 'visible');
  await tileOf(ada, 'Bob').getByText('camera off').waitFor({ state: 'detached' });
  await expectMedia(ada, 1);
  await bob.page.getByText('The camera cannot be opened').waitFor({ state: 'detached' });
});

test('a permission question that nobody answers does not hold up the call', async () => {
  const ada = await joinAda('unanswered');
  const bob = await openPerson(withDevices, engage.url);
  // Headless browsers answer at once; this is how an open question looks to the page.
  await bob.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
  });
  await bob.page.goto(roomUrl('unanswered'));
  await bob.page.getByLabel('Your name').fill('Bob');
  await bob.page.getByRole('button', { name: 'Join', exact: true }).click();
  await bob.page.getByText('Waiting for your devices…').waitFor();
  await bob.page.getByRole('button', { name: 'Go on without' }).click();
  await expectListening(bob, ada);
});

test('a machine without camera and microphone is told so', async () => {
  const ada = await joinAda('no-device');
  const bob = await openIn({ hasDevices: false }, roomUrl('no-device'));
  await bob.page.getByText('No camera and no microphone was found on this device.').waitFor();
  await join(bob, 'Bob');
  await expectListening(bob, ada);
});

test('an insecure origin says where the page would work', async () => {
  const ada = await joinAda('insecure');
  const bob = await openIn(
    { args: ['--host-resolver-rules=MAP engage.test 127.0.0.1'] },
    roomUrl('insecure').replace('localhost', 'engage.test'),
    /Cross-Origin-Opener-Policy header has been ignored/,
  );
  const alert = bob.page.getByRole('alert');
  await alert.getByText('only to pages that come over https or from localhost').waitFor();
  await alert.getByText(roomUrl('insecure')).waitFor();
  await join(bob, 'Bob');
  await expectListening(bob, ada);
});

test('a camera too small for a call of good quality is taken nevertheless', async () => {
  const ada = await joinAda('small');
  const bob = await openIn({ camera: { width: 320, height: 240 } }, roomUrl('small'));
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  expect(await pictureWidth(bob)).toBe(320);
});

test('the chosen camera is used, remembered, and can be none', async () => {
  const ada = await joinAda('choice');
  const bob = await openPerson(withDevices, roomUrl('choice'));
  const camera = bob.page.getByLabel('Camera', { exact: true });
  await camera.selectOption({ label: 'No camera' });
  await bob.page.getByText('Your camera is off').waitFor();
  await join(bob, 'Bob');
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  // One who has sent no picture so far can start to.
  await bob.page.getByRole('button', { name: 'Turn camera on' }).click();
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);

  await bob.page.getByRole('button', { name: 'Leave' }).click();
  await bob.page.getByRole('button', { name: 'Rejoin' }).click();
  expect(await bob.page.getByLabel('Your name').inputValue()).toBe('Bob');
});

async function setPermission({ page, context }: Person, setting: 'denied' | 'granted') {
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send('Target.getTargetInfo');
  for (const name of ['camera', 'microphone']) {
    await devtools.send('Browser.setPermission', {
      permission: { name },
      setting,
      origin: engage.url,
      ...(targetInfo.browserContextId === undefined
        ? {}
        : { browserContextId: targetInfo.browserContextId }),
    });
  }
}

function pictureWidth({ page }: Person) {
  return page.evaluate(
    () => document.querySelector<HTMLVideoElement>('.self-view video')?.videoWidth,
  );
}
