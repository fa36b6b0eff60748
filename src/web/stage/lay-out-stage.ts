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
/**
 * How thick the strip is, in pixels and as a share of the stage; with room to spare it grows, but
 * what is large stays larger by far.
 */
const strip = { share: 0.2, min: 96, max: 232, widest: 348, shareOfLarge: 0.8 };
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
  if (items.others.length + items.own.length === 0) {
    return { large: layOutLarge(items, size), others: [], own: [] };
  }
  // The strip goes where it leaves more to what is large.
  const beside = layOutStrip(items, size, 'width');
  const below = layOutStrip(items, size, 'height');
  return areaOf(beside.large) >= areaOf(below.large) ? beside : below;
}

/** With a strip that takes some of the stage's width, and so is beside, or of its height. */
function layOutStrip(items: StageItems, size: Size, side: keyof Size): StageBoxes {
  const least = Math.min(strip.max, Math.max(strip.min, size[side] * strip.share));
  const without = (length: number) => ({ ...size, [side]: Math.max(0, size[side] - length - gap) });
  // What is large seldom has the shape of the room it is given: the strip has the rest.
  const used = extentOf(layOutLarge(items, without(least)), side);
  const spare = Math.min(size[side] - used - gap, used * strip.shareOfLarge, strip.widest);
  const thickness = Math.max(least, spare);
  const area = { ...size, [side]: thickness };
  const boxes = layOutGrid([...items.others, ...items.own], area, gap).map(
    ({ left, top, width, height }) => ({
      left: left + size.width - area.width,
      top: top + size.height - area.height,
      width,
      height,
    }),
  );
  return {
    large: layOutLarge(items, without(thickness)),
    others: boxes.slice(0, items.others.length),
    own: boxes.slice(items.others.length),
  };
}

function layOutLarge(items: StageItems, size: Size): readonly Box[] {
  return layOutGrid(items.large, size, gap, items.mayCropLarge ? maxCrop : 0);
}

function extentOf(boxes: readonly Box[], side: keyof Size): number {
  const start = side === 'width' ? 'left' : 'top';
  return (
    Math.max(...boxes.map((box) => box[start] + box[side])) -
    Math.min(...boxes.map((box) => box[start]))
  );
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
