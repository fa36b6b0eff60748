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

/** Of the picture that the page gets, in pixels. */
function receivedHeight({ page }: Awaited<ReturnType<typeof open>>): Promise<number> {
  return page.evaluate(
    () => document.querySelector<HTMLVideoElement>('article video')?.videoHeight ?? 0,
  );
}
