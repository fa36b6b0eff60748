/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { expectMedia, join, tileOf, type Person } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { draw, openAlone } from './draw.ts';

const sealedRoom = `/r/standup#k=${'0123456789'.repeat(4)}abA`;

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

function person(hue: number, width = 320, height = 240) {
  return openAlone(new URL(sealedRoom, engage.url).href, { camera: { width, height, hue } });
}

/** The sound of all fake microphones is the same. */
async function mute({ page }: Person) {
  await page.getByRole('button', { name: 'Mute microphone' }).click();
}

test('how a call fills the window', async () => {
  const ada = await person(150);
  await join(ada, 'Ada Lovelace');
  const others = [
    { name: 'Bob', hue: 30 },
    { name: 'Eve', hue: 220 },
    { name: 'Dan', hue: 90, width: 240, height: 320 },
    { name: 'Zoë from the second floor', hue: 300 },
  ];
  const people: Person[] = [];
  for (const [index, { name, hue, width, height }] of others.entries()) {
    const other = await person(hue, width, height);
    await join(other, name);
    if (index !== 1) await mute(other);
    await expectMedia(ada, index + 1);
    people.push(other);
    await draw(ada.page, `grid-${index + 1}`, { isSidewaysToo: true });
  }
  await ada.page.keyboard.press('g');
  await tileOf(ada, 'Eve').getByText('speaking').waitFor();
  await draw(ada.page, 'speaker-view', { isSidewaysToo: true });
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await draw(ada.page, 'view-menu', { isSidewaysToo: true });
  await ada.page.getByRole('button', { name: 'View', exact: true }).click();
  await people[0]?.page.keyboard.press('s');
  await tileOf(ada, 'Bob’s screen').waitFor();
  await ada.page.waitForFunction(
    () => document.querySelector<HTMLVideoElement>('.screen-tile video')?.videoWidth,
  );
  await draw(ada.page, 'share', { isSidewaysToo: true });
  const [bob] = people;
  if (bob === undefined) throw new Error('nobody came');
  await draw(bob.page, 'share-own', { isSidewaysToo: true });
});
