// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import { press } from '../../support/browser-talk.ts';
import {
  expectMedia,
  join as enter,
  readGeneration,
  tileOf,
  setUpChromium,
} from '../../support/browser.ts';
import { openInFirefox, startFirefox } from '../../support/firefox.ts';

const { url, open } = setUpChromium();

test('Chromium and Firefox see and hear each other', async () => {
  const firefox = await startFirefox();
  const ada = await open('/r/standup');
  await enter(ada, 'Ada');
  const bob = await openInFirefox(firefox, url('/r/standup'));
  await bob.locator('input[name=name]').fill('Bob');
  await bob.locator('::-p-aria([name="Join"][role="button"])').click();
  await tileOf(ada, 'Bob').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia({ page: bob }, 1)]);

  // Each writes its descriptions in its own way; the fingerprints in them are the same.
  const numbers = await tileOf(ada, 'Bob')
    .getByText(/^\d{4} \d{4}$/)
    .textContent();
  await bob.locator(`::-p-text(${numbers})`).wait();

  await bob.locator('::-p-aria([name="Turn camera off"])').click();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await bob.locator('::-p-aria([name="Turn camera on"])').click();
  await tileOf(ada, 'Bob').getByText('camera off').waitFor({ state: 'detached' });
  await expectMedia(ada, 1);
});

test('a whole call in Firefox: mute, chat, a file, another choice of devices, a repaired path, and once more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'engage-firefox-'));
  const firefox = await startFirefox({
    prefs: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
  });
  onTestFinished(() => rm(folder, { recursive: true }));
  const ada = await open('/r/whole');
  await enter(ada, 'Ada');
  const bob = await openInFirefox(firefox, url('/r/whole'));
  await bob.setViewport({ width: 1280, height: 800 });
  const press = (name: string) => bob.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  await bob.locator('input[name=name]').fill('Bob');
  await press('Join');
  await Promise.all([expectMedia(ada, 1), expectMedia({ page: bob }, 1)]);

  await press('Mute microphone');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await press('Unmute microphone');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor({ state: 'detached' });

  await press('Settings');
  await bob.locator('::-p-aria([name="Camera"][role="combobox"])').fill('none');
  await tileOf(ada, 'Bob').getByText('camera off').waitFor();
  await bob.locator('::-p-aria([name="Camera"][role="combobox"])').fill(await cameraOf(bob));
  await tileOf(ada, 'Bob').getByText('camera off').waitFor({ state: 'detached' });
  await press('Close settings');

  await press('Chat');
  await bob.locator('textarea').fill('Hello from Firefox');
  await bob.keyboard.press('Enter');
  await ada.page.getByRole('button', { name: 'Chat, 1 unread' }).click();
  await ada.page.getByRole('log').getByText('Hello from Firefox').waitFor();
  const buffer = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => at * 31));
  await ada.page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'plan.bin', mimeType: 'image/png', buffer });
  await press('Accept plan.bin');
  await ada.page.getByText('Bob has it').waitFor();
  await expect
    .poll(() => readFile(join(folder, 'plan.bin')).catch(() => undefined), { timeout: 10_000 })
    .toEqual(buffer);

  const generation = await bob.evaluate(readGeneration);
  await bob.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => bob.evaluate(readGeneration)).not.toBe(generation);
  await Promise.all([expectMedia(ada, 1), expectMedia({ page: bob }, 1)]);
  expect(await bob.evaluate(() => globalThis.connections.length)).toBe(1);

  await press('Leave');
  await tileOf(ada, 'Bob').waitFor({ state: 'detached' });
  await press('Rejoin');
  await press('Join');
  await tileOf(ada, 'Bob').waitFor();
  await Promise.all([expectMedia(ada, 1), expectMedia({ page: bob }, 1)]);
});

test('where the browser holds sound back, one click plays it', async () => {
  const firefox = await startFirefox({
    // Blocks all playing until an element is played by a click on it.
    prefs: { 'media.autoplay.default': 5, 'media.autoplay.blocking_policy': 2 },
  });
  const ada = await open('/r/sound');
  await enter(ada, 'Ada');
  const bob = await openInFirefox(firefox, url('/r/sound'));
  await bob.locator('::-p-aria([name="Turn camera off"])').click();
  await bob.locator('::-p-aria([name="Join"][role="button"])').click();
  const play = bob.locator('::-p-aria([name="Play sound"])');
  await play.click();
  await bob.waitForFunction(() =>
    [...document.querySelectorAll('video')].every((video) => !video.paused),
  );
  await expect.poll(() => bob.$('::-p-aria([name="Play sound"])')).toBeNull();
});

test('Firefox, which cannot ask where to save, keeps a file aside and downloads it whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'engage-downloads-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const firefox = await startFirefox({
    prefs: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
  });
  const ada = await open('/r/files');
  await enter(ada, 'Ada');
  const bob = await openInFirefox(firefox, url('/r/files'));
  await bob.locator('::-p-aria([name="Join"][role="button"])').click();
  await expectMedia(ada, 1);
  await bob.locator('.talk-opener').click();
  await press(ada, 'Chat');
  const buffer = randomBytes(6_000_000);
  await ada.page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'film.bin', mimeType: 'video/mp4', buffer });
  await bob.locator('::-p-aria([name="Accept film.bin"])').click();
  await bob.locator('::-p-text(saved and checked)').wait();
  const spooled = await bob.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle('files-under-way');
    const sizes: number[] = [];
    for await (const entry of directory.values()) {
      if (entry instanceof FileSystemFileHandle) sizes.push((await entry.getFile()).size);
    }
    return sizes;
  });
  expect(spooled).toEqual([buffer.length]);
  await expect.poll(() => readdir(folder)).toEqual(['film.bin']);
  await expect.poll(async () => buffer.equals(await readFile(join(folder, 'film.bin')))).toBe(true);
});
/** What the choice of cameras offers besides none. */
function cameraOf(page: Page) {
  return page.evaluate(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.find(({ kind }) => kind === 'videoinput')?.deviceId ?? '';
  });
}
