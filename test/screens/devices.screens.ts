/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, onTestFinished, test } from 'vitest';
import { startEngage, type ServingEngage } from '../support/engage.ts';
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
  await draw(page, 'pre-join-choices');
});

test('a network that would not carry the call', async () => {
  const silent = await startEngage(['--ice', 'stun:192.0.2.1:3478', '--no-stun']);
  onTestFinished(async () => void (await silent.close()));
  const { page } = await openAlone(`${silent.url}/r/standup`);
  await page.getByText('Nothing answers over UDP').waitFor();
  await draw(page, 'pre-join-no-udp');
});
