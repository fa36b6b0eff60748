/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, onTestFinished, test } from 'vitest';
import { expectMedia, join } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { collectTracks, letUnplug } from '../support/platform-tricks.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

test('everything that can be chosen before a call', async () => {
  const { page } = await openAlone(`${engage.url}/r/standup`);
  await page.locator('video').waitFor();
  await page.getByText('Sound of your microphone').click();
  await page.getByRole('button', { name: 'Play a test sound' }).scrollIntoViewIfNeeded();
  await draw(page, 'pre-join-choices', { isSidewaysToo: true });
});

test('a network that would not carry the call', async () => {
  const silent = await startEngage(['--ice', 'stun:192.0.2.1:3478', '--no-stun']);
  onTestFinished(async () => void (await silent.close()));
  const { page } = await openAlone(`${silent.url}/r/standup`);
  await page.getByText('Nothing answers over UDP').waitFor();
  await draw(page, 'pre-join-no-udp');
});

test('what can be changed in a call', async () => {
  const url = `${engage.url}/r/garden`;
  const [ada, bob] = await Promise.all([
    openAlone(engage.url, { deviceCount: 3 }),
    openAlone(url, { camera: { width: 640, height: 480, hue: 30 } }),
  ]);
  const { page } = ada;
  await page.addInitScript(collectTracks);
  await page.addInitScript(letUnplug);
  await page.goto(url);
  await page.getByLabel('Microphone', { exact: true }).selectOption('Fake Audio Input 2');
  await join(ada, 'Ada Lovelace');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('meter').waitFor();
  await draw(page, 'settings', { isSidewaysToo: true });
  await page.getByRole('button', { name: 'Show keyboard shortcuts' }).click();
  await draw(page, 'shortcuts', { isSidewaysToo: true });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.evaluate(() => globalThis.unplug('Fake Audio Input 2'));
  await page.getByText('is used instead').waitFor();
  await page.evaluate(() => globalThis.plugIn('Fake Audio Input 2'));
  await page.getByRole('button', { name: 'Switch back' }).waitFor();
  await draw(page, 'device-back', { isSidewaysToo: true });
});
