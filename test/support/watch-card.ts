import type { Page } from 'playwright-core';

declare global {
  /** What was read of the test card, oldest first, since `watchCard`. */
  var cardNumbers: { readonly number: number; readonly atMs: number }[];
}

/** Begins to read the number on each picture of the test card, as soon as it is there. */
export function watchCard(page: Page): Promise<void> {
  return page.evaluate(() => {
    globalThis.cardNumbers = [];
    const canvas = document.createElement('canvas');
    canvas.width = 10;
    canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const read = (video: HTMLVideoElement) => {
      if (context !== null) {
        context.drawImage(video, 160, 288, 320, 32, 0, 0, 10, 1);
        const { data } = context.getImageData(0, 0, 10, 1);
        const green = Array.from({ length: 10 }, (_, square) => data[square * 4 + 1] ?? 0);
        const middle = ((green[0] ?? 0) + (green[9] ?? 0)) / 2;
        const number = green
          .slice(1, 9)
          .reduce((sum, level) => sum * 2 + (level > middle ? 1 : 0), 0);
        globalThis.cardNumbers.push({ number, atMs: Date.now() });
      }
      video.requestVideoFrameCallback(() => read(video));
    };
    const find = () => {
      // Of the cameras of other people none has this size.
      const video = [...document.querySelectorAll<HTMLVideoElement>('article video')].find(
        ({ videoWidth }) => videoWidth === 640,
      );
      if (video === undefined) requestAnimationFrame(find);
      else read(video);
    };
    find();
  });
}

export function cardNumbers(page: Page) {
  return page.evaluate(() => globalThis.cardNumbers);
}
