/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { enter } from '../client/support/person.ts';
import { expectMedia, join, tileOf } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

function person(room: string, hue: number) {
  return openAlone(new URL(`/r/${room}`, engage.url).href, {
    camera: { width: 640, height: 480, hue },
  });
}

test('how the connections are', async () => {
  const [ada, bob] = await Promise.all([person('stats', 150), person('stats', 30)]);
  await join(ada, 'Ada Lovelace');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await ada.page.keyboard.press('i');
  await ada.page.getByRole('table').getByText('kbit/s').first().waitFor();
  await draw(ada.page, 'stats', { isSidewaysToo: true });
});

test('a picture that is held back', async () => {
  const [ada, bob] = await Promise.all([person('paused', 150), person('paused', 30)]);
  await join(ada, 'Ada Lovelace');
  const eve = enter(engage.url, 'Eve', { room: 'paused' });
  await eve.meets(1);
  for (const id of eve.getSnapshot().pairs.keys()) {
    eve.notify(id, { type: 'picture', isPaused: true });
  }
  await tileOf(ada, 'Eve').getByText('picture is paused').waitFor();
  await draw(ada.page, 'paused-picture-2');
  await join(bob, 'Bob');
  await expectMedia(bob, 1);
  await tileOf(ada, 'Bob').getByText('Read these numbers').waitFor();
  await draw(ada.page, 'paused-picture-3');
});
