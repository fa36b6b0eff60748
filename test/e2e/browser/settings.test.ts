// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { expectMedia, join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';
import { blockSound, collectTracks, letUnplug } from '../../support/platform-tricks.ts';

const { open } = setUpChromium({ deviceCount: 3 });

/** Two people in a call; Bob's page lets its devices be unplugged. */
async function call(room: string) {
  const ada = await open(room);
  await join(ada, 'Ada');
  const bob = await open('/');
  await bob.page.addInitScript(collectTracks);
  await bob.page.addInitScript(letUnplug);
  await bob.page.goto(new URL(room, bob.page.url()).href);
  await bob.page.getByRole('meter').waitFor();
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  return { ada, bob };
}

async function choose({ page }: Person, kind: string, label: string) {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel(kind, { exact: true }).selectOption({ label });
  await page.getByRole('button', { name: 'Close settings' }).click();
}

test('camera and microphone change in the call, and nobody sees one go off', async () => {
  const { ada, bob } = await call('/r/switch');
  await ada.page.evaluate(() => {
    globalThis.notes = [];
    new MutationObserver(() => {
      const { innerText = '' } = document.querySelector<HTMLElement>('article') ?? {};
      if (/ off\b/.test(innerText)) globalThis.notes.push(innerText);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await choose(bob, 'Camera', 'fake_device_2');
  await expect.poll(() => bob.page.evaluate(readSent)).toContain('fake_device_2');
  await choose(bob, 'Microphone', 'Fake Audio Input 2');
  await expect
    .poll(() => bob.page.evaluate(readSent))
    .toEqual(['Fake Audio Input 2', 'fake_device_2']);
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  expect(await ada.page.evaluate(() => globalThis.notes)).toEqual([]);

  await bob.page.reload();
  const camera = bob.page.getByLabel('Camera', { exact: true });
  await expect.poll(() => camera.locator('option:checked').innerText()).toBe('fake_device_2');
});

test('choosing another microphone does not unmute', async () => {
  const { ada, bob } = await call('/r/muted');
  await bob.page.getByRole('button', { name: 'Mute microphone' }).click();
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await choose(bob, 'Microphone', 'Fake Audio Input 2');
  await expect.poll(() => bob.page.evaluate(readSent)).toContain('Fake Audio Input 2');
  await bob.page.getByRole('button', { name: 'Unmute microphone' }).waitFor();
  expect(await tileOf(ada, 'Bob').getByText('microphone off').count()).toBe(1);
});

test('everyone is heard through the chosen loudspeaker, also who comes later', async () => {
  const { bob } = await call('/r/speakers');
  await choose(bob, 'Loudspeaker', 'Fake Audio Output 2');
  const chosen = await bob.page.evaluate(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.find(({ label }) => label === 'Fake Audio Output 2')?.deviceId;
  });
  await expect.poll(() => bob.page.evaluate(readSinks)).toEqual([chosen]);
  const eve = await open('/r/speakers');
  await join(eve, 'Eve');
  await expect.poll(() => bob.page.evaluate(readSinks)).toEqual([chosen, chosen]);
  await expectMedia(bob, 2);

  // It is unplugged, and comes back.
  await bob.page.evaluate(() => globalThis.unplug('Fake Audio Output 2'));
  await expect.poll(() => bob.page.evaluate(readSinks)).toEqual(['', '']);
  await bob.page.evaluate(() => globalThis.plugIn('Fake Audio Output 2'));
  await expect.poll(() => bob.page.evaluate(readSinks)).toEqual([chosen, chosen]);
});

test('an unplugged microphone gives way to another one and is offered when it is back', async () => {
  const { ada, bob } = await call('/r/unplug');
  await choose(bob, 'Microphone', 'Fake Audio Input 2');
  await expect.poll(() => bob.page.evaluate(readSent)).toContain('Fake Audio Input 2');
  await bob.page.evaluate(() => globalThis.unplug('Fake Audio Input 2'));
  await bob.page
    .getByText('“Fake Audio Input 2” stopped; “Fake Default Audio Input” is used instead.')
    .waitFor();
  await expectMedia(ada, 1);

  await bob.page.evaluate(() => globalThis.plugIn('Fake Audio Input 2'));
  await bob.page.getByRole('button', { name: 'Switch back' }).click();
  await expect.poll(() => bob.page.evaluate(readSent)).toContain('Fake Audio Input 2');
  await bob.page.getByText('is still used').waitFor({ state: 'detached' });
  await expectMedia(ada, 1);
});

test('who loses the only camera stays in the call, and has it again when it is back', async () => {
  const { ada, bob } = await call('/r/only');
  const cameras = ['fake_device_1', 'fake_device_2', 'fake_device_0'];
  await bob.page.evaluate((labels) => labels.forEach(globalThis.unplug), cameras);
  await bob.page.getByText('The camera stopped: unplugged, or taken by the system.').waitFor();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await bob.page.evaluate(() => globalThis.plugIn('fake_device_0'));
  await tileOf(ada, 'Bob').getByText('camera off').waitFor({ state: 'detached' });
  await expectMedia(ada, 1);
});

test('sound that the browser blocks is played through the chosen loudspeaker after one press', async () => {
  const ada = await open('/r/blocked');
  await join(ada, 'Ada');
  const bob = await open('/');
  await bob.page.addInitScript(blockSound);
  await bob.page.goto(new URL('/r/blocked', bob.page.url()).href);
  const speaker = bob.page.getByLabel('Loudspeaker', { exact: true });
  await speaker.selectOption({ label: 'Fake Audio Output 2' });
  const chosen = await speaker.inputValue();
  await join(bob, 'Bob');
  await bob.page.getByRole('button', { name: 'Play sound' }).click();
  await bob.page.getByRole('button', { name: 'Play sound' }).waitFor({ state: 'detached' });
  expect(await bob.page.evaluate(readSinks)).toEqual([chosen]);
  await expectMedia(bob, 1);
});

test('settings and shortcuts need no mouse, and single keys can be switched off', async () => {
  const { page } = await open('/r/keys');
  await join({ page, context: page.context() }, 'Ada');
  const { keyboard } = page;
  await keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Mute or unmute the microphone').waitFor();
  await keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });

  const opener = page.getByRole('button', { name: 'Settings' });
  await opener.focus();
  await keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Show keyboard shortcuts' }).click();
  await list.waitFor();
  await keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await settings.getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await keyboard.press('Escape');
  await settings.waitFor({ state: 'detached' });
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);

  await keyboard.press('m');
  await keyboard.press('?');
  expect(await list.count()).toBe(0);
  await page.getByRole('button', { name: 'Mute microphone' }).waitFor();

  await page.reload();
  await join({ page, context: page.context() }, 'Ada');
  await keyboard.press('m');
  await keyboard.press('v');
  await page.getByRole('button', { name: 'Mute microphone' }).waitFor();
  await page.getByRole('button', { name: 'Turn camera off' }).waitFor();
});

/** The names of the devices that the newest connection sends; runs in the page. */
function readSent(): readonly string[] {
  const senders = globalThis.connections.at(-1)?.getSenders() ?? [];
  return senders.map(({ track }) => (track?.readyState === 'live' ? track.label : '')).toSorted();
}

/** What the others are heard through; runs in the page. */
function readSinks(): readonly string[] {
  return [...document.querySelectorAll<HTMLVideoElement>('article video')].map(
    ({ sinkId }) => sinkId,
  );
}
