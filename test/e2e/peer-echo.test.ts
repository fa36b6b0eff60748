import { expect, test } from 'vitest';
import { createEchoMedia } from '../../src/peer/media/echo-media.ts';
import { enter } from '../peer/support/measured-peer.ts';
import { expectMedia, join, setUpChromium, tileOf } from '../support/browser.ts';

const { open, url } = setUpChromium();

test.each(['before', 'after'])(
  'a page that comes %s the echo sees and hears itself',
  async (when) => {
    const room = `echo-${when}`;
    const ada = await open(`/r/${room}`);
    const goIn = [
      () => join(ada, 'Ada'),
      async () => {
        const echo = enter(url(), 'Echo', { room, media: createEchoMedia({ delayMs: 0 }) });
        await echo.joined();
      },
    ];
    for (const step of when === 'before' ? goIn : goIn.toReversed()) await step();
    await tileOf(ada, 'Echo').waitFor();
    await expectMedia(ada, 1);
    await expect.poll(() => receivedHeight(ada)).toBe(360);
  },
);

test('a page is not held back by what it knows of the path', async () => {
  const ada = await open('/r/echo-bitrate');
  await join(ada, 'Ada');
  const media = createEchoMedia({ delayMs: 0 });
  await enter(url(), 'Echo', { room: 'echo-bitrate', media }).joined();
  await tileOf(ada, 'Echo').waitFor();
  await expect
    .poll(() => ada.page.evaluate(readOutgoingMegabits), { timeout: 10_000 })
    .toBeGreaterThan(2);
});

/** Which bitrate the page believes that the path bears; runs in the page. */
async function readOutgoingMegabits(): Promise<number> {
  const reports = (await globalThis.connections.at(-1)?.getStats())?.values() ?? [];
  for (const report of reports) {
    const { availableOutgoingBitrate } = report as { readonly availableOutgoingBitrate?: number };
    if (availableOutgoingBitrate !== undefined) return availableOutgoingBitrate / 1e6;
  }
  return 0;
}

/** Of the picture that the page gets, in pixels. */
function receivedHeight({ page }: Awaited<ReturnType<typeof open>>): Promise<number> {
  return page.evaluate(
    () => document.querySelector<HTMLVideoElement>('article video')?.videoHeight ?? 0,
  );
}
