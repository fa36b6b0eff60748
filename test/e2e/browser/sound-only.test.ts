import { expect, test } from 'vitest';
import {
  expectMedia,
  join,
  readArriving,
  setUpChromium,
  tileOf,
  type Person,
} from '../../support/browser.ts';

const { open } = setUpChromium({ args: ['--auto-select-desktop-capture-source=Entire screen'] });

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

/** How many pictures go out to the newest of the connections. */
function countSending({ page }: Person) {
  return page.evaluate(
    () =>
      globalThis.connections
        .at(-1)
        ?.getSenders()
        .filter(({ track }) => track?.kind === 'video')
        .filter((sender) => sender.getParameters().encodings[0]?.active !== false).length,
  );
}

test('who wants sound only is sent no picture by anybody, and hears on; and back', async () => {
  const ada = await open('/r/sound');
  await join(ada, 'Ada');
  const bob = await open('/r/sound');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await press(bob, 'Share your screen');
  await tileOf(ada, 'Bob’s screen').waitFor();
  await expect.poll(() => countSending(bob)).toBe(2);

  await press(ada, 'View');
  await press(ada, 'Sound only');
  await ada.page.getByText('You get sound only.', { exact: true }).waitFor();
  await tileOf(ada, 'Bob’s screen').getByText('is not shown').waitFor();
  await expect.poll(() => countSending(bob)).toBe(0);
  expect(await tileOf(ada, 'Bob').locator('video').isVisible()).toBe(false);
  const [before] = await ada.page.evaluate(readArriving);
  await expect
    .poll(async () => (await ada.page.evaluate(readArriving))[0]?.soundEnergy, { timeout: 10_000 })
    .toBeGreaterThan((before?.soundEnergy ?? 0) * 1.2);
  const [after] = await ada.page.evaluate(readArriving);
  // A last picture of each may have been on its way.
  expect((after?.frames ?? 0) - (before?.frames ?? 0)).toBeLessThan(3);
  // One's own camera stays a choice of one's own.
  expect(await countSending(ada)).toBe(1);
  await tileOf(bob, 'Ada').locator('video').waitFor();

  await ada.page.locator('.call-note').getByRole('button', { name: 'Show pictures' }).click();
  await expect.poll(() => countSending(bob)).toBe(2);
  await expectMedia(ada, 1);
  await tileOf(ada, 'Bob').locator('video').waitFor();
});
