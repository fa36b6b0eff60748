import { expect, test } from 'vitest';
import { chooseColumns } from '../../src/web/call/choose-columns.ts';

test.for([
  { count: 1, width: 1440, height: 800, columns: 1 },
  { count: 2, width: 1440, height: 800, columns: 2 },
  { count: 2, width: 390, height: 700, columns: 1 },
  { count: 3, width: 1440, height: 800, columns: 2 },
  { count: 4, width: 390, height: 700, columns: 1 },
  { count: 5, width: 1440, height: 800, columns: 3 },
  { count: 7, width: 390, height: 700, columns: 2 },
  { count: 7, width: 1440, height: 800, columns: 4 },
  { count: 7, width: 2560, height: 600, columns: 4 },
  { count: 7, width: 2560, height: 300, columns: 7 },
  { count: 3, width: 0, height: 0, columns: 1 },
])('$count pictures in $width × $height are largest in $columns columns', (example) => {
  expect(chooseColumns(example.count, example.width, example.height)).toBe(example.columns);
});
