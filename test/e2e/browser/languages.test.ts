import { expect, test } from 'vitest';
import { expectAccessible } from '../../support/axe.ts';
import { expectMedia, setUpChromium, tileOf, type Person } from '../../support/browser.ts';
import { ar } from '../../../src/web/words/ar.ts';
import { de } from '../../../src/web/words/de.ts';
import { en, type Words } from '../../../src/web/words/en.ts';
import { hi } from '../../../src/web/words/hi.ts';

const { open } = setUpChromium();

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

async function join(person: Person, name: string, words: Words) {
  await person.page.getByLabel(words.preJoin.yourName).fill(name);
  await press(person, words.preJoin.join);
  await person.page.getByRole('button', { name: words.common.leave, exact: true }).waitFor();
}

function langAndDirection({ page }: Person) {
  return page.evaluate(() => [document.documentElement.lang, document.dir]);
}

/** What sticks out of the page to a side, unless it can be scrolled to or ends in an ellipsis. */
function overflowing({ page }: Person): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    const isInTended = ({ parentElement }: Element): boolean => {
      if (parentElement === null || parentElement === document.body) return false;
      const { overflowX, textOverflow } = getComputedStyle(parentElement);
      const isTended = ['auto', 'scroll'].includes(overflowX) || textOverflow === 'ellipsis';
      return isTended || isInTended(parentElement);
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -0.5 || right > clientWidth + 0.5) && !isInTended(element);
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Texts of buttons that their buttons cut off. */
function cutOff({ page }: Person): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
}

/** Whether one's own picture is in a corner on the right. */
function isOwnAtRight({ page }: Person): Promise<boolean> {
  return page.evaluate(() => {
    const own = document.querySelector('.cell.own')?.getBoundingClientRect();
    const stage = document.querySelector('.stage')?.getBoundingClientRect();
    return own !== undefined && stage !== undefined && stage.right - own.right < 20;
  });
}

async function expectToFit(person: Person) {
  await person.page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => overflowing(person)).toEqual([]); // Tiles follow one frame later.
  expect(await cutOff(person)).toEqual([]);
}

test.each([
  { locale: 'ar', words: ar, lang: 'ar', direction: 'rtl' },
  { locale: 'de-AT', words: de, lang: 'de', direction: 'ltr' },
  { locale: 'hi-IN', words: hi, lang: 'hi', direction: 'ltr' },
  { locale: 'sv-SE', words: en, lang: 'en', direction: 'ltr' },
])('a browser in $locale gets its language', async ({ locale, words, lang, direction }) => {
  const ada = await open('/', { locale });
  await ada.page.getByRole('button', { name: words.landing.start, exact: true }).waitFor();
  expect(await langAndDirection(ada)).toEqual([lang, direction]);
  await press(ada, words.landing.start);
  await ada.page.getByText(words.roomName.empty()).waitFor();
});

test('no other language is seen first', async () => {
  const ada = await open('/', { locale: 'de' });
  await ada.page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const button = document.querySelector('button');
      if (button !== null) seen.add(button.textContent);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await ada.page.reload();
  await ada.page.getByRole('button', { name: de.landing.start }).waitFor();
  const seen = await ada.page.evaluate(() => [
    ...(globalThis as unknown as { readonly seen: Set<string> }).seen,
  ]);
  expect(seen).toEqual([de.landing.start]);
});

test('a choice takes effect at once and is remembered', async () => {
  const ada = await open('/');
  await ada.page.getByLabel(en.common.language).selectOption('fr');
  await ada.page.getByRole('button', { name: 'Lancer un appel' }).waitFor();
  expect(await langAndDirection(ada)).toEqual(['fr', 'ltr']);
  await ada.page.reload();
  await ada.page.getByRole('button', { name: 'Lancer un appel' }).waitFor();
  await ada.page.getByLabel('Langue').selectOption('en');
  await ada.page.getByRole('button', { name: en.landing.start }).waitFor();
});

test('switching the language in a call keeps the call', async () => {
  const [ada, bob] = [await open('/r/babel'), await open('/r/babel')];
  await join(ada, 'Ada', en);
  await join(bob, 'Bob', en);
  await expectMedia(ada, 1);
  await press(ada, en.settings.title);
  await ada.page.getByRole('dialog').getByLabel(en.common.language).selectOption('ar');
  await ada.page.getByRole('dialog', { name: ar.settings.title }).waitFor();
  expect(await langAndDirection(ada)).toEqual(['ar', 'rtl']);
  await ada.page.keyboard.press('Escape');
  await expectMedia(ada, 1);
  expect(await ada.page.evaluate(() => globalThis.connections.length)).toBe(1);
  expect(await ada.page.title()).toBe('babel · Engage');
  await press(bob, en.mediaToggle.microphone.on);
  await ada.page.getByText(ar.changes.theirs.microphone.off('Bob')).waitFor();
  // One's own picture stays in the corner that it is said to be in.
  expect(await isOwnAtRight(ada)).toBe(true);
});

test.each([
  { locale: 'ar', words: ar, name: 'عادل' },
  { locale: 'de', words: de, name: 'Jürgen Maximilian Müller-Lüdenscheidt' },
])('in $locale everything fits a phone and is accessible', async ({ locale, words, name }) => {
  const ada = await open('/', { locale });
  await expectToFit(ada);
  await expectAccessible(ada);
  await ada.page.getByLabel(words.landing.room.label).fill(`fits ${locale}`);
  await press(ada, words.landing.start);
  await ada.page.locator('video').waitFor();
  await expectToFit(ada);
  await expectAccessible(ada);
  await join(ada, name, words);
  await ada.page.getByText(words.waiting.title).waitFor();
  await expectToFit(ada);
  await expectAccessible(ada);
  // Not over a name, which stands where lines begin.
  expect(await isOwnAtRight(ada)).toBe(locale !== 'ar');
  const bob = await open(`/r/fits%20${locale}`, { locale });
  await join(bob, 'Bob', words);
  await expectMedia(ada, 1);
  await tileOf(ada, 'Bob').waitFor();
  await expectToFit(ada);
  await expectAccessible(ada);
  await press(ada, words.stage.view);
  await expectToFit(ada);
  await expectAccessible(ada);
  await ada.page.keyboard.press('Escape');
  await press(ada, words.settings.title);
  await ada.page.getByRole('dialog').waitFor();
  await expectToFit(ada);
  await expectAccessible(ada);
  await ada.page.keyboard.press('Escape');
  await press(ada, words.talk.chat);
  await ada.page.getByRole('textbox').fill('مرحبا, see https://example.org');
  await ada.page.keyboard.press('Enter');
  await ada.page.getByText('see https').waitFor({ state: 'attached' });
  await expectToFit(ada);
  await expectAccessible(ada);
});

test('opens in the chosen language without a network', async () => {
  const { page, context } = await open('/', {
    serviceWorkers: 'allow',
    mayComplain: /ERR_INTERNET_DISCONNECTED/,
  });
  await page.getByLabel(en.common.language).selectOption('de');
  await page.getByRole('button', { name: de.landing.start }).waitFor();
  const isKept = () =>
    page.evaluate(async () => {
      const keys = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      const paths = keys.flat().map(({ url }) => new URL(url).pathname);
      return paths.includes('/') && paths.some((path) => path.startsWith('/assets/de-'));
    });
  await expect.poll(isKept).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await page.getByText(de.landing.offline.problem).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
});
