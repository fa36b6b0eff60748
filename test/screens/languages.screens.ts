/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { ar } from '../../src/web/words/ar.ts';
import { de } from '../../src/web/words/de.ts';
import { expectMedia, type Person } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

test.each([
  { locale: 'ar', words: ar, names: ['عادل', 'Bob', 'ليلى'], room: 'لقاء' },
  { locale: 'de', words: de, names: ['Jürgen', 'Bob', 'Ada'], room: 'teamrunde' },
])('in $locale', async ({ locale, words, names, room }) => {
  const [ada, ...others] = await Promise.all(
    names.map((_, index) =>
      openAlone(engage.url, { locale, camera: { width: 640, height: 480, hue: 30 + 95 * index } }),
    ),
  );
  if (ada === undefined) throw new Error('nobody');
  await draw(ada.page, `${locale}-landing`);
  for (const [index, person] of [ada, ...others].entries()) {
    await person.page.getByLabel(words.landing.room.label).fill(room);
    await press(person, words.landing.join);
    await person.page.locator('video').waitFor();
    await person.page.getByLabel(words.preJoin.yourName).fill(names[index] ?? '');
    if (index === 0) await draw(person.page, `${locale}-pre-join`);
    await press(person, words.preJoin.join);
    await person.page.getByRole('button', { name: words.common.leave, exact: true }).waitFor();
  }
  await expectMedia(ada, 2);
  await draw(ada.page, `${locale}-call`, { isSidewaysToo: true });
  await press(ada, words.talk.chat);
  await ada.page.getByRole('textbox').fill('مرحبا! See https://example.org/a?b=1.');
  await ada.page.keyboard.press('Enter');
  await draw(ada.page, `${locale}-chat`);
});
