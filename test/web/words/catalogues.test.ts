import { describe, expect, test } from 'vitest';
import { ar } from '../../../src/web/words/ar.ts';
import { de } from '../../../src/web/words/de.ts';
import { en, type Words } from '../../../src/web/words/en.ts';
import { hi } from '../../../src/web/words/hi.ts';
import { catalogues } from './catalogues.ts';
import { leavesOf as allLeavesOf, sampleOf, say, type Leaf } from './leaves.ts';

/** The words about pairs are functions of findings: pair-words.test.ts has them. */
const leavesOf = (words: Words) =>
  allLeavesOf(words).filter(({ path }) => !path.startsWith('pair.'));
const translations = (['de', 'es', 'fr', 'hi', 'ar'] as const).map((language) => ({
  language,
  leaves: leavesOf(catalogues[language]),
}));
const english = new Map(leavesOf(en).map((leaf) => [leaf.path, leaf]));

/** The server speaks English: the other languages have words of their own instead of its. */
const insteadOfServer = /^refusal\.[\w-]+\.problem$/;

/** What English says in that place. */
function inEnglish({ path }: Leaf): string | undefined {
  const leaf = english.get(path);
  return leaf && say(leaf);
}

/** Numbers that between them take every form that any of the languages has. */
const counts = [0, 1, 2, 3, 11, 100, 1_000_000, 1.5];

/** What is rightly the same: patterns without words, in the order of the catalogue, and borrowed words. */
const patterns = [
  'stats.percent',
  'stats.milliseconds',
  'stats.bitrate',
  'stats.pictureSize',
  'stats.pictureSizeAndRate',
];
const news = ['talk.news.message', 'talk.news.file'];
const same: Readonly<Record<string, readonly string[]>> = {
  de: ['common.ok', 'common.withKey', 'talk.chat', ...news, ...patterns],
  es: ['common.withKey', 'talk.chat', ...news, ...patterns],
  fr: ['common.ok', 'common.withKey', ...patterns],
  hi: ['common.withKey', ...news, ...patterns],
  ar: [],
};

/** Whether a text ends a sentence. */
const endsOne = (text: string) => /[.!?।؟…:]$/.test(text);

/** Numbers and times are written by Intl. */
const isFormat = ({ path }: Leaf) => path.startsWith('format.');

describe.each(translations)('$language', ({ language, leaves }) => {
  test('says all that English says, and nothing else', () => {
    const paths = leaves.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([...english.keys()]));
    const more = paths.filter((path) => !english.has(path));
    expect(more.filter((path) => !insteadOfServer.test(path))).toEqual([]);
  });

  test('leaves nothing empty, and in English what is listed here, no more and no less', () => {
    for (const leaf of leaves) expect(say(leaf), leaf.path).toMatch(/\S/);
    const untranslated = leaves.filter((leaf) => say(leaf) === inEnglish(leaf));
    expect(
      untranslated.map(({ path }) => path).filter((path) => !path.startsWith('format.')),
    ).toEqual(same[language]);
  });

  test('ends sentences where English does', () => {
    for (const leaf of leaves.filter(({ path }) => english.has(path))) {
      expect(endsOne(say(leaf)), `${leaf.path}: ${say(leaf)}`).toBe(endsOne(inEnglish(leaf) ?? ''));
    }
  });
});

describe.each(Object.entries(catalogues))('%s', (language, words) => {
  test('puts every value into its sentence', () => {
    for (const leaf of leavesOf(words).filter((candidate) => !isFormat(candidate))) {
      if (typeof leaf.value !== 'function') continue;
      const said = say(leaf);
      for (let index = 0; index < leaf.value.length; index += 1) {
        expect(said, leaf.path).toContain(sampleOf(index));
      }
    }
  });

  test('has a form for every number', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const rules = new Intl.PluralRules(language);
    expect(new Set(counts.map((count) => rules.select(count)))).toEqual(new Set(pluralCategories));
    for (const leaf of leavesOf(words).filter((candidate) => !isFormat(candidate))) {
      for (const count of counts) expect(say(leaf, count), leaf.path).not.toContain('undefined');
    }
  });
});

test.each([
  [0, 'الدردشة، لا رسائل غير مقروءة'],
  [1, 'الدردشة، رسالة واحدة غير مقروءة'],
  [2, 'الدردشة، رسالتان غير مقروءتين'],
  [3, 'الدردشة، 3 رسائل غير مقروءة'],
  [11, 'الدردشة، 11 رسالة غير مقروءة'],
  [100, 'الدردشة، 100 رسالة غير مقروءة'],
])('%i unread messages in Arabic', (count, sentence) => {
  expect(ar.talk.unread(count)).toBe(sentence);
});

test('numbers are written as the language writes them', () => {
  expect(en.format.number(1234.5, 1)).toBe('1,234.5');
  expect(de.format.number(1234.5, 1)).toBe('1.234,5');
  expect(hi.format.number(1_234_567)).toBe('12,34,567');
});
