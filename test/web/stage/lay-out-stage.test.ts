import { expect, test } from 'vitest';
import { layOutStage } from '../../../src/web/stage/lay-out-stage.ts';

const camera = 4 / 3;
const display = 16 / 9;
const items = { large: [], mayCropLarge: true, others: [], own: [] };

test('in a grid one’s own picture floats over the chosen corner', () => {
  const size = { width: 1000, height: 600 };
  const at = (corner: Parameters<typeof layOutStage>[2]) =>
    layOutStage({ ...items, others: [camera], own: [camera] }, size, corner).own;
  const shape = { width: 150, height: 112.5 };
  expect(at('bottom-right')).toEqual([{ left: 842, top: 479.5, ...shape }]);
  expect(at('bottom-left')).toEqual([{ left: 8, top: 479.5, ...shape }]);
  expect(at('top-left')).toEqual([{ left: 8, top: 8, ...shape }]);
  expect(at('top-right')).toEqual([{ left: 842, top: 8, ...shape }]);
});

test('what one shares floats above one’s own picture, not over it', () => {
  const size = { width: 1000, height: 600 };
  const [self, share] = layOutStage({ ...items, own: [camera, display] }, size, 'bottom-right').own;
  expect((share?.top ?? 0) + (share?.height ?? 0)).toBeCloseTo((self?.top ?? 0) - 8);
});

test.for([
  { name: 'a desktop', width: 1440, height: 740, isBeside: true },
  { name: 'a phone in portrait', width: 390, height: 660, isBeside: false },
  { name: 'a phone in landscape', width: 760, height: 390, isBeside: true },
])('on $name the people are in a strip where it costs the screen least', (example) => {
  const { width, height, isBeside } = example;
  const { large, others, own } = layOutStage(
    { large: [display], mayCropLarge: false, others: [camera, camera], own: [camera] },
    { width, height },
    'bottom-right',
  );
  const [screen] = large;
  if (screen === undefined) throw new Error('nothing is large');
  expect(screen.width / screen.height).toBeCloseTo(display);
  for (const tile of [...others, ...own]) {
    expect(tile.width * tile.height).toBeLessThan(screen.width * screen.height);
    const apart = isBeside
      ? tile.left - (screen.left + screen.width)
      : tile.top - (screen.top + screen.height);
    expect(apart).toBeGreaterThanOrEqual(0);
    expect(tile.left + tile.width).toBeLessThanOrEqual(width + 0.01);
    expect(tile.top + tile.height).toBeLessThanOrEqual(height + 0.01);
  }
});

test('with nobody beside it what is large has the whole stage', () => {
  const { large } = layOutStage(
    { ...items, large: [display], mayCropLarge: false },
    { width: 1600, height: 900 },
    'bottom-right',
  );
  expect(large).toEqual([{ left: 0, top: 0, width: 1600, height: 900 }]);
});
