/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
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
