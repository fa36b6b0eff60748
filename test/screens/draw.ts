import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import {
  openPerson,
  startChromium,
  toggleMenu,
  type ChromiumOptions,
  type PersonOptions,
} from '../support/browser.ts';
import { folder } from './folder.ts';

const phone = { width: 360, height: 740 } as const;
const sideways = { width: 640, height: 360 } as const;
const tablet = { width: 768, height: 1024 } as const;
const desk = { width: 1440, height: 900 } as const;

/**
 * Draws a screen at every size and in both themes, as `<name>-<width>-<theme>.jpg`; if so wished as
 * a phone on its side, too. A call is dark by day as well, so one theme is all of it. What was open
 * is open again afterwards, at the size of a desktop.
 */
export async function draw(page: Page, name: string, options: { isSidewaysToo?: boolean } = {}) {
  mkdirSync(folder, { recursive: true });
  const isInCall = (await page.locator('.call').count()) > 0;
  // What is open in the row of a desktop is behind a button on a phone.
  const hasPanel = (await page.locator('.more-list [aria-expanded="true"]').count()) > 0;
  const sizes = [phone, ...(options.isSidewaysToo === true ? [sideways] : []), tablet, desk];
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(nameCameras);
    if (hasPanel) await toggleMenu({ page });
    for (const colorScheme of isInCall ? (['dark'] as const) : (['light', 'dark'] as const)) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(untilLaidOut);
      await page.screenshot({
        path: join(folder, `${name}-${size.width}-${colorScheme}.jpg`),
        type: 'jpeg',
        quality: 80,
      });
    }
    if (hasPanel) await toggleMenu({ page });
  }
}

/** Chromium names a camera that plays a file after that file's path; runs in the page. */
function nameCameras() {
  for (const option of document.querySelectorAll('option')) {
    if (option.text.includes('/')) option.text = 'Integrated camera';
  }
}

/** Tiles follow the size of the window one frame later; runs in the page. */
function untilLaidOut(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Someone in a browser of their own, so that everyone has a face of their own. */
export async function openAlone(url: string, options: ChromiumOptions & PersonOptions = {}) {
  const browser = await startChromium({
    ...options,
    camera: { width: 640, height: 480, ...options.camera },
  });
  onTestFinished(() => browser.close());
  return openPerson(browser, url, { viewport: desk, ...options });
}
