import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './folder.ts';

const startedAt = Date.now();

/** Says at the end how many pictures were taken, how large they are, and how long it took. */
export function teardown() {
  if (!existsSync(folder)) return;
  const taken = readdirSync(folder)
    .map((name) => statSync(join(folder, name)))
    .filter(({ mtimeMs }) => mtimeMs >= startedAt);
  const megabytes = taken.reduce((sum, { size }) => sum + size, 0) / 1_000_000;
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  process.stdout.write(
    `${taken.length} pictures, ${megabytes.toFixed(1)} MB, in ${seconds} s: ${folder}\n`,
  );
}
