export type Size = { readonly width: number; readonly height: number };

/** In pixels, from the top left of the stage; from its top right on a page whose lines begin there. */
export type Box = Size & { readonly left: number; readonly top: number };

/**
 * How much of a picture may be cut away to fill the window. Cameras are pointed at faces, which are
 * in the middle: a sixteenth from each of two sides shows at most less wall.
 */
export const maxCrop = 1 / 8;

type Grid = { readonly rows: readonly (readonly number[])[]; readonly tile: Tile };

/** A tile's height, and what its width and height were stretched by. */
type Tile = { readonly height: number; readonly wider: number; readonly taller: number };

/**
 * Places pictures of the given shapes (width divided by height) in rows of one height, in as many
 * rows as show them largest; tiles differ from their pictures by at most `crop`.
 */
export function layOutGrid(
  ratios: readonly number[],
  size: Size,
  gap: number,
  crop = maxCrop,
): readonly Box[] {
  let best: Grid | undefined;
  for (let count = 1; count <= ratios.length; count += 1) {
    const rows = splitEvenly(ratios, count);
    const grid = { rows, tile: fitRows(rows, size, gap, crop) };
    if (best === undefined || areaOf(grid.tile) > areaOf(best.tile)) best = grid;
  }
  return best === undefined ? [] : placeRows(best, size, gap);
}

/** In order; the first rows have one more when it does not come out even. */
function splitEvenly(ratios: readonly number[], rowCount: number): readonly (readonly number[])[] {
  const rows = [];
  let start = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const end = start + Math.ceil((ratios.length - start) / (rowCount - row));
    rows.push(ratios.slice(start, end));
    start = end;
  }
  return rows;
}

function fitRows(
  rows: readonly (readonly number[])[],
  { width, height }: Size,
  gap: number,
  crop: number,
): Tile {
  const maxStretch = 1 / (1 - crop);
  const rowHeight = Math.max(0, (height - gap * (rows.length - 1)) / rows.length);
  // The height at which the widest row spans the window.
  const spanning = Math.max(
    0,
    Math.min(...rows.map((row) => (width - gap * (row.length - 1)) / sum(row))),
  );
  const natural = Math.min(rowHeight, spanning);
  // One of the two is 1: a picture is cut on two sides only.
  const stretch = (room: number) =>
    natural === 0 ? 1 : Math.max(1, Math.min(maxStretch, room / natural));
  return { height: natural, wider: stretch(spanning), taller: stretch(rowHeight) };
}

function areaOf({ height, wider, taller }: Tile): number {
  return height * height * wider * taller;
}

function placeRows({ rows, tile }: Grid, size: Size, gap: number): readonly Box[] {
  const height = tile.height * tile.taller;
  const used = height * rows.length + gap * (rows.length - 1);
  return rows.flatMap((row, index) => {
    const top = (size.height - used) / 2 + index * (height + gap);
    const widths = row.map((ratio) => tile.height * ratio * tile.wider);
    let left = (size.width - sum(widths) - gap * (row.length - 1)) / 2;
    return widths.map((width) => {
      const box = { left, top, width, height };
      left += width + gap;
      return box;
    });
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
