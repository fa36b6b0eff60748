import { expect, test } from 'vitest';
import { layOutGrid, type Box } from '../../../src/web/stage/lay-out-grid.ts';

const camera = 4 / 3;
const phone = 3 / 4;
const gap = 8;

function rowsOf(boxes: readonly Box[]): readonly number[] {
  const tops = boxes.map(({ top }) => Math.round(top));
  return [...new Set(tops)].map((row) => tops.filter((top) => top === row).length);
}

test.for([
  { count: 1, width: 1440, height: 800, rows: [1] },
  { count: 2, width: 1440, height: 800, rows: [2] },
  { count: 2, width: 390, height: 700, rows: [1, 1] },
  { count: 2, width: 844, height: 390, rows: [2] },
  { count: 3, width: 1440, height: 800, rows: [2, 1] },
  { count: 3, width: 390, height: 700, rows: [1, 1, 1] },
  { count: 4, width: 1440, height: 800, rows: [2, 2] },
  { count: 4, width: 390, height: 700, rows: [1, 1, 1, 1] },
  { count: 5, width: 1440, height: 800, rows: [3, 2] },
  { count: 6, width: 1440, height: 800, rows: [3, 3] },
  { count: 7, width: 390, height: 700, rows: [2, 2, 2, 1] },
  { count: 7, width: 1440, height: 800, rows: [4, 3] },
  { count: 8, width: 1440, height: 800, rows: [4, 4] },
  { count: 7, width: 2560, height: 300, rows: [7] },
])('$count cameras in $width × $height make rows of $rows', ({ count, width, height, rows }) => {
  const boxes = layOutGrid(Array<number>(count).fill(camera), { width, height }, gap);
  expect(rowsOf(boxes)).toEqual(rows);
});

const windows = [
  { width: 1440, height: 740 },
  { width: 390, height: 660 },
  { width: 844, height: 390 },
  { width: 320, height: 400 },
  { width: 2560, height: 1300 },
];
const crowds = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((count) => [
  Array<number>(count).fill(camera),
  Array<number>(count).fill(16 / 9),
  Array.from({ length: count }, (_, index) => (index % 3 === 1 ? phone : camera)),
]);

test.each(windows)(
  'in %j every tile is inside, apart from the others, and hardly cropped',
  (size) => {
    for (const ratios of crowds) {
      const boxes = layOutGrid(ratios, size, gap);
      expect(boxes).toHaveLength(ratios.length);
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThan(-0.01);
        expect(box.top).toBeGreaterThan(-0.01);
        expect(box.left + box.width).toBeLessThan(size.width + 0.01);
        expect(box.top + box.height).toBeLessThan(size.height + 0.01);
        const shape = box.width / box.height / (ratios[index] ?? 0);
        expect(Math.min(shape, 1 / shape)).toBeGreaterThan(7 / 8 - 0.001);
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
      }
    }
  },
);

test('without cropping tiles have exactly the shapes of their pictures', () => {
  const boxes = layOutGrid([camera, phone], { width: 1000, height: 500 }, gap, 0);
  expect(boxes.map(({ width, height }) => width / height)).toEqual([
    expect.closeTo(camera),
    expect.closeTo(phone),
  ]);
});

test('a window of no size and a stage without people lay nothing out', () => {
  expect(layOutGrid([camera], { width: 0, height: 0 }, gap)).toEqual([
    { left: 0, top: 0, width: 0, height: 0 },
  ]);
  expect(layOutGrid([], { width: 100, height: 100 }, gap)).toEqual([]);
});

function overlap(one: Box, other: Box): boolean {
  return (
    one.left + one.width > other.left + 0.01 &&
    other.left + other.width > one.left + 0.01 &&
    one.top + one.height > other.top + 0.01 &&
    other.top + other.height > one.top + 0.01
  );
}
