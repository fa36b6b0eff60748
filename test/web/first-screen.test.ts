import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const built = new URL('../../dist/web/', import.meta.url);

/** The scripts that a browser gets with the page itself, before anybody does anything. */
async function firstScripts(): Promise<readonly string[]> {
  const html = await readFile(new URL('index.html', built), 'utf8');
  return [
    ...html.matchAll(/<(?:script|link rel="modulepreload")[^>]+"\/(assets\/[^"]+\.js)"/g),
  ].map(([, path = '']) => path);
}

test('the first screen needs at most 120 kB of JavaScript', async () => {
  const scripts = await firstScripts();
  expect(scripts).not.toEqual([]);
  const texts = await Promise.all(scripts.map((path) => readFile(new URL(path, built))));
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThanOrEqual(120_000);
});

test('what only a call needs is not among it', async () => {
  const [script = ''] = await firstScripts();
  const text = await readFile(new URL(script, built), 'utf8');
  expect(text).toMatch(/call-part-[\w-]+\.js/);
  expect(text).not.toContain('Nobody else is here yet');
});
