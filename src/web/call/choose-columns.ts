const tileRatio = 4 / 3;

/** In how many columns `count` pictures of 4:3 are largest within a box. */
export function chooseColumns(count: number, width: number, height: number): number {
  let best = 1;
  let bestTileWidth = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tileWidth = Math.min(width / columns, (height / rows) * tileRatio);
    if (tileWidth > bestTileWidth) {
      best = columns;
      bestTileWidth = tileWidth;
    }
  }
  return best;
}
