import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import {
  openPerson,
  startChromium,
  type ChromiumOptions,
  type PersonOptions,
} from '../support/browser.ts';

const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const sideways = { name: 'sideways', width: 844, height: 390, colorScheme: 'dark' } as const;
const looks = [
  { name: 'desk', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** Draws a screen as a desktop by day and as a phone by night into docs/screens, if so wished as a phone on its side, too. */
export async function draw(page: Page, name: string, options: { isSidewaysToo?: boolean } = {}) {
  mkdirSync(folder, { recursive: true });
  const sizes = options.isSidewaysToo === true ? [...looks, sideways] : looks;
  for (const { name: size, width, height, colorScheme } of sizes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
  }
}

/** Someone in a browser of their own, so that everyone has a face of their own. */
export async function openAlone(url: string, options: ChromiumOptions & PersonOptions = {}) {
  const browser = await startChromium({
    ...options,
    camera: { width: 640, height: 480, ...options.camera },
  });
  onTestFinished(() => browser.close());
  return openPerson(browser, url, options);
}
