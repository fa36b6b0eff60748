import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const page = new URL('../../../src/web/', import.meta.url);

/** What is seen or heard when a component is given it as a literal. */
const spoken = 'aria-label|aria-description|title|placeholder|alt|label|problem|action|effect|yes';

/** With two letters beside each other; single ones are keys and signs. */
const literals = [
  // Text between two tags, on one line or several: no braces, no code.
  /(?<![=-])>\s*([^<>{}()=;`]*\p{L}{2}[^<>{}()=;`]*)<\//gu,
  new RegExp(String.raw`\b(?:${spoken})="([^"]*\p{L}{2}[^"]*)"`, 'gu'),
  new RegExp(`\\b(?:${spoken})=\\{['\`]([^'\`]*\\p{L}{2}[^'\`]*)['\`]`, 'gu'),
  // A choice of two, or what is shown on a condition.
  />\s*\{[^{}]*(?:\?|&&)\s*['`]([^'`]*\p{L}{2}[^'`]*)['`]/gu,
  // A sentence anywhere: words with spaces that end like one.
  /['`]([A-Z][^'`\n]* [^'`\n]*[.!?…])['`]/gu,
];

/** The name of the page; errors for whoever reads its console. */
const allowed = new Set(['Engage']);

function find(source: string): readonly string[] {
  const code = source
    .replaceAll(/\{?\/\*.*?\*\/\}?/gsu, '')
    .replaceAll(/^\s*\/\/.*$/gmu, '')
    .replaceAll(/\$\{[^{}]*\}/gu, '#')
    .replaceAll(/throw new Error\([^)]*\)/gu, '');
  return literals
    .flatMap((literal) => [...code.matchAll(literal)].map(([, text = '']) => text.trim()))
    .filter((text) => !allowed.has(text));
}

test.each([
  '<p>Hello there</p>',
  '<p>\n  Hello\n</p>',
  '<p>\n  <b>{name}</b> wants in\n</p>',
  '<img alt="A face" />',
  '<button aria-label={`Close ${name}`} />',
  "<p>{isOn ? 'Copied' : words.copy}</p>",
  "return 'Your camera is off.';",
])('finds the literal in %j', (source) => {
  expect(find(source)).not.toEqual([]);
});

test.each([
  '<p>{words.hello}</p>',
  '<p>✋ {place}</p>',
  'const a = useState<string>(b);',
  '<kbd>M</kbd>',
])('finds nothing in %j', (source) => {
  expect(find(source)).toEqual([]);
});

test('every word that is seen or heard comes from the catalogue', async () => {
  const files = (await readdir(page, { recursive: true }))
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words/'))
    .toSorted();
  expect(files.length).toBeGreaterThan(100);
  const found = await Promise.all(
    files.map(async (name) => {
      const source = await readFile(fileURLToPath(new URL(name, page)), 'utf8');
      return find(source).map((text) => `${name}: ${text}`);
    }),
  );
  expect(found.flat()).toEqual([]);
});

test('what is laid out along the line says start and end, not left and right', async () => {
  const names = (await readdir(page, { recursive: true })).filter((name) => name.endsWith('.css'));
  expect(names.length).toBeGreaterThan(10);
  const physical =
    /^\s*(?:(?:margin|padding|border)-(?:left|right)\b.*|(?:left|right):(?! 50%).*|(?:text-align|float): (?:left|right).*)$/gmu;
  const found = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(fileURLToPath(new URL(name, page)), 'utf8');
      return [...source.matchAll(physical)].map(([line]) => `${name}: ${line.trim()}`);
    }),
  );
  expect(found.flat()).toEqual([]);
});
