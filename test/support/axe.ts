import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { toggleMenu, type Person } from './browser.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and what axe holds for good practice besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const looks = [
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' }, // Last: tests press what a desktop shows.
] as const;

/** Fails when axe finds fault with what is shown, on a phone by night or on a desktop by day, which it leaves behind. */
export async function expectAccessible({ page }: Person): Promise<void> {
  await page.evaluate(source);
  // What is open in the row of a desktop is behind a button on a phone.
  const hasPanel = (await page.locator('.more-list [aria-expanded="true"]').count()) > 0;
  for (const { width, height, colorScheme } of looks) {
    // Half-faded words have a contrast of their own.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    if (hasPanel) await toggleMenu({ page });
    const faults = await page.evaluate(async (runOnly) => {
      // What a button that sticks to the edge covers can be scrolled from under it.
      scrollTo(0, document.documentElement.scrollHeight);
      const { axe } = globalThis as unknown as {
        axe: { run: (options: object) => Promise<AxeResults> };
      };
      const { violations } = await axe.run({ runOnly });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
      }));
    }, tags);
    expect(faults).toEqual([]);
    if (hasPanel) await toggleMenu({ page });
  }
}
