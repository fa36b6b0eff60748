import { expect, test } from 'vitest';
import { openTestCard } from '../../src/peer/play/playable.ts';
import { createPlayMedia } from '../../src/peer/play/play-media.ts';
import { enter } from '../peer/support/measured-peer.ts';
import { expectMedia, join, setUpChromium, tileOf } from '../support/browser.ts';
import { cardNumbers, watchCard } from '../support/watch-card.ts';

const { open, url } = setUpChromium();

/** Of the card, after which its numbers begin again; ten seconds. */
const round = 250;

test('a page shows the pictures of the card in order, and who comes late sees the same', async () => {
  const ada = await open('/r/card');
  await join(ada, 'Ada');
  const media = createPlayMedia(await openTestCard(), { isRepeated: true });
  const player = enter(url(), 'Card', { media, room: 'card' });
  await tileOf(ada, 'Card').waitFor();
  await watchCard(ada.page);
  await expectMedia(ada, 1);
  await expect
    .poll(async () => (await cardNumbers(ada.page)).length, { timeout: 20_000 })
    .toBeGreaterThan(60);
  const seen = (await cardNumbers(ada.page)).map(({ number }) => number);
  const steps = seen.slice(1).map((number, at) => (number - (seen[at] ?? 0) + round) % round);
  // A busy machine leaves pictures out, but none comes back.
  expect(Math.max(...steps)).toBeLessThan(round / 2);
  expect(steps.filter((step) => step === 1).length).toBeGreaterThan(steps.length / 2);

  const late = await open('/r/card');
  await late.page.getByLabel('Your name').fill('Late');
  await watchCard(late.page);
  const joinedAtMs = Date.now();
  await late.page.getByRole('button', { name: /^Join/ }).click();
  await expect
    .poll(async () => (await cardNumbers(late.page)).length, { interval: 50, timeout: 20_000 })
    .toBeGreaterThan(25);
  const [first] = await cardNumbers(late.page);
  // Key frames are two seconds apart; with the way into the call nobody waits for one.
  expect((first?.atMs ?? 0) - joinedAtMs).toBeLessThan(5_000);

  const last = (await cardNumbers(late.page)).at(-1);
  const early = (await cardNumbers(ada.page)).findLast(({ atMs }) => atMs <= (last?.atMs ?? 0));
  const apart = ((early?.number ?? 0) - (last?.number ?? 0) + round) % round;
  expect(Math.min(apart, round - apart)).toBeLessThan(25);
  expect(player.problems).toEqual([]);
});
