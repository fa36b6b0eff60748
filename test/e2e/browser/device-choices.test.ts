// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openPerson, setUpChromium, startChromium } from '../../support/browser.ts';
import { collectSinks, collectTracks, offerBlur } from '../../support/platform-tricks.ts';

const { open, url } = setUpChromium();

test('the loudspeaker is chosen before the call, tried, and remembered', async () => {
  const { page } = await open('/r/speaker');
  await page.addInitScript(collectSinks);
  await page.reload();
  const speaker = page.getByLabel('Loudspeaker', { exact: true });
  await speaker.selectOption({ label: 'Fake Audio Output 2' });
  const chosen = await speaker.inputValue();
  await page.getByRole('button', { name: 'Play a test sound' }).click();
  await expect.poll(() => page.evaluate(() => globalThis.sinks)).toEqual([chosen]);
  await page.getByRole('button', { name: 'Play a test sound', exact: true }).waitFor();

  await page.reload();
  await expect.poll(() => speaker.inputValue()).toBe(chosen);
});

test('a browser that cannot choose a loudspeaker says where to do it', async () => {
  const { page } = await open('/r/no-sink');
  await page.addInitScript(() => Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId'));
  await page.reload();
  await page.getByText('This browser plays where the system does').waitFor();
  expect(await page.getByLabel('Loudspeaker', { exact: true }).count()).toBe(0);
});

test('what the browser does to the sound can be switched off and stays so', async () => {
  const { page } = await open('/r/sound');
  await page.addInitScript(collectTracks);
  await page.reload();
  await page.getByText('Sound of your microphone').click();
  await page.getByRole('switch', { name: 'Suppress noise around you' }).click();
  await expect
    .poll(() => microphoneSettings(page))
    .toMatchObject({
      noiseSuppression: false,
      echoCancellation: true,
    });
  await page.reload();
  await page.getByText('Sound of your microphone').click();
  const suppressing = page.getByRole('switch', { name: 'Suppress noise around you' });
  expect(await suppressing.isChecked()).toBe(false);
  await expect
    .poll(() => microphoneSettings(page))
    .toMatchObject({ noiseSuppression: false, autoGainControl: true });
});

test('a remembered device that is gone gives way to another one', async () => {
  const { page } = await open('/r/gone');
  await page.getByLabel('Microphone', { exact: true }).waitFor();
  await page.evaluate(() =>
    localStorage.setItem('engage.preferences', JSON.stringify({ microphoneId: 'gone' })),
  );
  await page.reload();
  await page.getByRole('meter').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('the background is blurred only where the platform can, and again the next time', async () => {
  const { page } = await open('/r/blur');
  await page.locator('video').waitFor();
  expect(await page.getByRole('switch', { name: 'Blur the background' }).count()).toBe(0);
  await page.addInitScript(offerBlur);
  await page.reload();
  const blur = page.getByRole('switch', { name: 'Blur the background' });
  expect(await blur.isChecked()).toBe(false);
  await blur.click();
  await expect.poll(() => blur.isChecked()).toBe(true);
  await page.reload();
  await blur.waitFor();
  expect(await blur.isChecked()).toBe(true);
});

test('without a named loudspeaker one hears through that of the system', async () => {
  const browser = await startChromium({ allowsDevices: false });
  onTestFinished(() => browser.close());
  const { page } = await openPerson(browser, url('/r/unnamed'));
  await page.getByText('The browser names loudspeakers once').waitFor();
});

function microphoneSettings(page: Page) {
  return page.evaluate(() =>
    globalThis.tracks
      .findLast(({ kind, readyState }) => kind === 'audio' && readyState === 'live')
      ?.getSettings(),
  );
}
