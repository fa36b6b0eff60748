import { layOutGrid, maxCrop, type Box, type Size } from './lay-out-grid.ts';
import type { Corner } from './view-choices.ts';

export type StageItems = {
  /** The shapes of what is large; none in a grid of equals. */
  readonly large: readonly number[];
  /** Screens are read to the edge: nothing of what is large may be cut away. */
  readonly mayCropLarge: boolean;
  /** The shapes of the others. */
  readonly others: readonly number[];
  /** The shapes of what one sends oneself: in the strip, or floating over a corner. */
  readonly own: readonly number[];
};

export type StageBoxes = { readonly [Group in 'large' | 'others' | 'own']: readonly Box[] };

const gap = 8;
/** Of the window, and the least and most in pixels, for a strip beside or below what is large. */
const strip = { share: 0.2, min: 96, max: 232 };
const floating = { share: 0.15, min: 104, max: 200, margin: 8 };

/** Says where everything on the stage is. */
export function layOutStage(items: StageItems, size: Size, corner: Corner): StageBoxes {
  if (items.large.length === 0) {
    return {
      large: [],
      others: layOutGrid(items.others, size, gap),
      own: floatOver(items.own, size, corner),
    };
  }
  const small = [...items.others, ...items.own];
  const thickness = (length: number) =>
    small.length === 0 ? 0 : Math.min(strip.max, Math.max(strip.min, length * strip.share)) + gap;
  // The strip goes where it leaves more to what is large.
  const beside = { width: size.width - thickness(size.width), height: size.height };
  const below = { width: size.width, height: size.height - thickness(size.height) };
  const crop = items.mayCropLarge ? maxCrop : 0;
  const largeBeside = layOutGrid(items.large, beside, gap, crop);
  const largeBelow = layOutGrid(items.large, below, gap, crop);
  const isBeside = areaOf(largeBeside) >= areaOf(largeBelow);
  const area = isBeside
    ? { width: thickness(size.width) - gap, height: size.height }
    : { width: size.width, height: thickness(size.height) - gap };
  const smallBoxes = layOutGrid(small, area, gap).map(({ left, top, width, height }) => ({
    left: left + size.width - area.width,
    top: top + size.height - area.height,
    width,
    height,
  }));
  return {
    large: isBeside ? largeBeside : largeBelow,
    others: smallBoxes.slice(0, items.others.length),
    own: smallBoxes.slice(items.others.length),
  };
}

/** One above the other, the first one in the corner itself. */
function floatOver(ratios: readonly number[], size: Size, corner: Corner): readonly Box[] {
  const { share, min, max, margin } = floating;
  const width = Math.min(max, Math.max(min, size.width * share));
  let used = margin;
  return ratios.map((ratio) => {
    const height = width / ratio;
    const box = {
      left: corner.endsWith('left') ? margin : size.width - width - margin,
      top: corner.startsWith('top') ? used : size.height - height - used,
      width,
      height,
    };
    used += height + gap;
    return box;
  });
}

function areaOf(boxes: readonly Box[]): number {
  return boxes.reduce((total, { width, height }) => total + width * height, 0);
}
