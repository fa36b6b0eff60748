import { expect } from 'vitest';
import type { Person } from './browser.ts';

/** Resolves when what has the focus has this name; fails when that cannot be seen. */
export async function expectFocus({ page }: Person, name: string | RegExp): Promise<void> {
  await expect
    .poll(() => page.evaluate(readFocus))
    .toMatchObject({ name: matching(name), isSeen: true });
}

/** Presses Tab until that has the focus; nothing on the way may lose it. */
export async function tabTo(person: Person, name: string | RegExp): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    await person.page.keyboard.press('Tab');
    const focus = await person.page.evaluate(readFocus);
    expect(focus).toMatchObject({ isSeen: true });
    if (matching(name).asymmetricMatch(focus.name)) return;
  }
  throw new Error(`Tab does not come to ${String(name)}`);
}

function matching(name: string | RegExp) {
  return expect.stringMatching(typeof name === 'string' ? new RegExp(`^${name}$`) : name) as {
    readonly asymmetricMatch: (other: string) => boolean;
  };
}

/**
 * What has the focus, and whether that can be seen; runs in the page. A heading has it for screen
 * readers only, and shows nothing.
 */
export function readFocus(): { readonly name: string; readonly isSeen: boolean } {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { name: 'nothing', isSeen: false };
  const outlines = [undefined, '::after'].map(
    (part) => getComputedStyle(focused, part).outlineStyle,
  );
  const [label] = (focused as Partial<HTMLInputElement>).labels ?? [];
  const name = focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent;
  return {
    name: name.trim(),
    isSeen: focused.matches('h1') || outlines.some((style) => style !== 'none'),
  };
}
