import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FakeCameraOptions = {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Of the wall behind the person, in degrees of the colour wheel. */
  readonly hue?: number;
};

type Colour = readonly [y: number, u: number, v: number];

const seconds = 2;

/**
 * Draws a person who sways before a wall, as an endless uncompressed video (YUV4MPEG2) for
 * Chromium's `--use-file-for-fake-video-capture`. `remove` deletes the file.
 */
export function writeFakeCamera(options: FakeCameraOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'engage-camera-'));
  const path = join(folder, 'camera.y4m');
  const { width, height, framesPerSecond } = options;
  const header = `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`;
  const parts: Uint8Array[] = [Buffer.from(header)];
  const frames = framesPerSecond * seconds;
  for (let frame = 0; frame < frames; frame += 1) {
    parts.push(Buffer.from('FRAME\n'), drawFrame(options, frame / frames));
  }
  writeFileSync(path, Buffer.concat(parts));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One picture in planes; `time` runs from 0 to 1 and its end fits its beginning. */
function drawFrame({ width, height, hue = 160 }: FakeCameraOptions, time: number): Uint8Array {
  const frame = new Uint8Array((width * height * 3) / 2);
  const firstU = width * height;
  const firstV = firstU + (width * height) / 4;
  const sway = Math.sin(time * 2 * Math.PI) * 0.05;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [y, u, v] = colourAt(column / height - width / height / 2, row / height, sway, hue);
      frame[row * width + column] = y;
      if (row % 2 === 1 || column % 2 === 1) continue;
      const chroma = (row / 2) * (width / 2) + column / 2;
      frame[firstU + chroma] = u;
      frame[firstV + chroma] = v;
    }
  }
  return frame;
}

/** `x` from the middle and `y` from the top, both in heights of the picture. */
function colourAt(x: number, y: number, sway: number, hue: number): Colour {
  const lean = sway * (1.1 - y);
  const inside = (cx: number, cy: number, rx: number, ry: number) =>
    ((x - cx - lean) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
  const shade = 1 - Math.max(0, x) * 0.25;
  if (inside(-0.055, 0.38, 0.014, 0.02) || inside(0.055, 0.38, 0.014, 0.02))
    return paint(20, 0.3, 0.16);
  if (y > 0.455 && inside(0, 0.44, 0.07, 0.06)) return paint(5, 0.45, 0.42);
  if (y > 0.3 && inside(0, 0.38, 0.145, 0.19)) return paint(24, 0.42, 0.72 * shade);
  if (inside(0, 0.33, 0.175, 0.2)) return paint(hue + 200, 0.25, 0.2);
  if (inside(0, 0.6, 0.07, 0.12)) return paint(24, 0.42, 0.62 * shade);
  if (inside(0, 1.02, 0.4, 0.4)) return paint(hue + 150, 0.35, 0.45 * shade);
  const light = 0.78 - 0.28 * Math.hypot(x + 0.35, y - 0.2);
  return paint(hue, 0.22, light);
}

/** Hue, saturation and lightness to full-range YUV (BT.601). */
function paint(hue: number, saturation: number, lightness: number): Colour {
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const chroma = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  const [red, green, blue] = [channel(0), channel(8), channel(4)];
  return [
    0.299 * red + 0.587 * green + 0.114 * blue,
    128 - 0.169 * red - 0.331 * green + 0.5 * blue,
    128 + 0.5 * red - 0.419 * green - 0.081 * blue,
  ];
}
