/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { expectMedia, join, type Person } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

function person(hue: number) {
  const key = `${'0123456789'.repeat(4)}abA`;
  return openAlone(new URL(`/r/standup#k=${key}`, engage.url).href, {
    camera: { width: 640, height: 480, hue },
  });
}

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

test('a recording: asked, allowed, refused, saved', async () => {
  const [ada, bob, eve] = await Promise.all([person(150), person(30), person(220)]);
  await join(ada, 'Ada Lovelace');
  await join(bob, 'Bob');
  await join(eve, 'Eve');
  await expectMedia(ada, 2);
  await ada.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await press(ada, 'View');
  await draw(ada.page, 'recording-menu');
  await press(ada, 'Record the call');
  await bob.page.getByText('wants to record').first().waitFor();
  await draw(bob.page, 'recording-asked', { isSidewaysToo: true });
  await press(bob, 'Allow');
  await press(eve, 'Don’t allow');
  await ada.page.getByText('Not in it: Eve.').waitFor();
  await draw(ada.page, 'recording-own');
  await draw(bob.page, 'recording-allowed', { isSidewaysToo: true });
  await press(ada, 'Stop recording');
  await ada.page.getByText('The recording is saved').waitFor();
  await draw(ada.page, 'recording-saved');
});
