import { initials } from '../call/initials.ts';
import type { Box, Size } from '../stage/lay-out-grid.ts';
import type { SceneTile } from './compose-scene.ts';

export type DrawingWords = {
  readonly notRecorded: string;
  readonly screenOf: (name: string) => string;
};

// The colours of a call, which is dark by day, too (styles/tokens.css).
const colours = {
  ground: '#0b0f0e',
  surface: '#161d1b',
  circle: '#2b3733',
  initials: '#6ee7b0',
  quiet: '#a5b5ae',
  plate: 'rgb(11 15 14 / 75%)',
  text: '#eef4f1',
};
const font = (pixels: number, weight = 400) => `${weight} ${pixels}px system-ui, sans-serif`;
const plate = { pixels: 18, margin: 8, padding: 10, height: 30 };

/** Draws one picture of a recording. */
export function drawTiles<Track>(
  context: CanvasRenderingContext2D,
  tiles: readonly SceneTile<Track>[],
  pictureOf: (track: Track) => HTMLVideoElement | undefined,
  words: DrawingWords,
): void {
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  for (const tile of tiles) {
    const picture = tile.picture === undefined ? undefined : pictureOf(tile.picture);
    context.save();
    context.beginPath();
    context.roundRect(tile.box.left, tile.box.top, tile.box.width, tile.box.height, 14);
    context.clip();
    if (picture === undefined) drawInitials(context, tile, words);
    else drawPicture(context, picture, tile.box);
    drawPlate(context, tile.box, tile.kind === 'screen' ? words.screenOf(tile.name) : tile.name);
    context.restore();
  }
}

/** The middle of it, as much as has the shape of the box. */
function drawPicture(context: CanvasRenderingContext2D, picture: HTMLVideoElement, box: Box) {
  const { videoWidth, videoHeight } = picture;
  const scale = Math.max(box.width / videoWidth, box.height / videoHeight);
  const cut: Size = { width: box.width / scale, height: box.height / scale };
  context.drawImage(
    picture,
    (videoWidth - cut.width) / 2,
    (videoHeight - cut.height) / 2,
    cut.width,
    cut.height,
    box.left,
    box.top,
    box.width,
    box.height,
  );
}

function drawInitials<Track>(
  context: CanvasRenderingContext2D,
  { box, name, isRecorded, kind }: SceneTile<Track>,
  { notRecorded }: DrawingWords,
) {
  context.fillStyle = colours.surface;
  context.fillRect(box.left, box.top, box.width, box.height);
  if (kind === 'screen') return; // Its first picture is about to come.
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const radius = Math.min(72, Math.min(box.width, box.height) * 0.21);
  context.fillStyle = colours.circle;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colours.initials;
  context.font = font(radius * 0.75, 600);
  context.fillText(initials(name), x, y);
  if (isRecorded) return;
  context.fillStyle = colours.quiet;
  context.font = font(16);
  context.fillText(notRecorded, x, y + radius + 18, box.width - 16);
}

function drawPlate(context: CanvasRenderingContext2D, box: Box, text: string) {
  const { pixels, margin, padding, height } = plate;
  context.font = font(pixels);
  const room = Math.max(0, box.width - 2 * (margin + padding));
  const width = Math.min(room, context.measureText(text).width);
  const [left, top] = [box.left + margin, box.top + box.height - margin - height];
  context.fillStyle = colours.plate;
  context.beginPath();
  context.roundRect(left, top, width + 2 * padding, height, 8);
  context.fill();
  context.fillStyle = colours.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  // Pressed together where it is too long.
  context.fillText(text, left + padding, top + height / 2, room);
}
