import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { PictureSize } from '../../client/pair.ts';

/** Of sizes this near to each other none is worth another picture. */
const stepPixels = 16;

const nothing: PictureSize = { width: 0, height: 0 };

/** A tile that is just being laid out or moved is not hidden: its picture should not wait for a word. */
const hidingDelayMs = 1_000;

/**
 * Says in how many device pixels the tile of a person is shown, at first and when that changes:
 * nothing when it is scrolled or styled away or not wanted, or its page is hidden and nothing of
 * that person floats in a window of its own.
 */
export function useShownSize(
  element: RefObject<HTMLElement | null>,
  isWanted: boolean,
  onShown: (size: PictureSize) => void,
  /** What is wanted of it at any rate. */
  least: PictureSize = nothing,
): void {
  const reportShown = useEffectEvent(onShown);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const report = ({ width, height }: PictureSize) =>
      reportShown({
        width: Math.max(width, least.width),
        height: Math.max(height, least.height),
      });
    // A page that is not looked at lays nothing out, and so would not say it.
    if (!isWanted || document.visibilityState !== 'visible') report(nothing);
    if (!isWanted) return undefined;
    let size: PictureSize | undefined;
    let isInView = true;
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (size === undefined) return;
      const floats = document.pictureInPictureElement?.matches(inTileLike(current)) === true;
      clearTimeout(hiding);
      const isShown = isInView && (document.visibilityState === 'visible' || floats);
      if (isShown && size.width > 0) report(size);
      else hiding = setTimeout(() => report(nothing), hidingDelayMs);
    };
    const resizes = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      size = { width: devicePixels(width), height: devicePixels(height) };
      tell();
    });
    const views = new IntersectionObserver((entries) => {
      isInView = entries.at(-1)?.isIntersecting ?? true;
      tell();
    });
    const changes = ['visibilitychange', 'enterpictureinpicture', 'leavepictureinpicture'] as const;
    resizes.observe(current);
    views.observe(current);
    for (const change of changes) document.addEventListener(change, tell);
    return () => {
      clearTimeout(hiding);
      resizes.disconnect();
      views.disconnect();
      for (const change of changes) document.removeEventListener(change, tell);
    };
  }, [element, isWanted, least]);
}

/** Of all that shows the same person: their picture, and the screen they share. */
function inTileLike(tile: HTMLElement): string {
  return `[data-person="${CSS.escape(tile.dataset['person'] ?? '')}"] *`;
}

function devicePixels(cssPixels: number): number {
  return Math.ceil((cssPixels * devicePixelRatio) / stepPixels) * stepPixels;
}
