import { expect } from 'vitest';
import type { Person } from './browser.ts';

/** A desktop of 1280×1024 at 400 % (WCAG 1.4.10), and the smallest phones, upright and on their side. */
const sizes = [
  { width: 320, height: 256 },
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 320, height: 568 },
] as const;

/**
 * Fails when a screen is wider than a small window, or something that can be pressed cannot be
 * brought into it. With a panel or dialog open, of that only: it may cover the rest.
 */
export async function expectReflow({ page }: Person, within = 'body'): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect
      .poll(() => page.evaluate(findFaults, within), { message: JSON.stringify(size) })
      .toEqual([]);
  }
}

/** Runs in the page. */
function findFaults(within: string): readonly string[] {
  const whole = document.documentElement;
  const faults = whole.scrollWidth > innerWidth ? [`${whole.scrollWidth} px wide`] : [];
  for (const element of document.querySelectorAll(`${within}, ${within} *`)) {
    const { overflowX } = getComputedStyle(element);
    if (['auto', 'scroll'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1) {
      const { left, right } = element.getBoundingClientRect();
      const wide = [...element.querySelectorAll('*')].find((inner) => {
        const box = inner.getBoundingClientRect();
        return box.right > right || box.left < left;
      });
      faults.push(`scrolls sideways: ${element.className} for ${wide?.outerHTML.slice(0, 120)}`);
    }
  }
  const middles = [
    [1 / 2, 1 / 2],
    [1 / 2, 1 / 4],
    [1 / 2, 3 / 4],
    [1 / 4, 1 / 2],
    [3 / 4, 1 / 2],
  ] as const;
  const controls = 'button, input, select, textarea, summary, a[href]';
  for (const control of document.querySelectorAll(`${within} :is(${controls})`)) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    if (control.matches('summary')) control.parentElement?.scrollIntoView({ block: 'nearest' });
    control.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = control.getBoundingClientRect();
    // Whether a press on its middle, or half-way to an edge, meets it.
    const isMet = middles.some(([x, y]) => {
      const met = document.elementFromPoint(left + width * x, top + height * y);
      return met !== null && (control.contains(met) || met.closest('label')?.contains(control));
    });
    if (!isMet || left < -1 || left + width > innerWidth + 1)
      faults.push(
        `not reached: ${control.outerHTML.slice(0, 120)} at ${left},${top}, but ${
          document.elementFromPoint(left + width / 2, top + height / 2)?.outerHTML.slice(0, 120) ??
          ''
        }`,
      );
    if (control.matches('.controls .toggle') && Math.min(width, height) < 43.9)
      faults.push(`${width}×${height}: ${control.textContent}`);
  }
  return faults;
}
