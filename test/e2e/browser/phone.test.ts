import { expect, test } from 'vitest';
import { enter } from '../../peer/support/measured-peer.ts';
import { expectMedia, join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';
import { expectFocus, tabTo } from '../../support/focus.ts';

const { open, url } = setUpChromium();

function button({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true });
}

/** How many rows or columns the switches stand in. */
function countLines({ page }: Person, side: 'x' | 'y') {
  return page.evaluate((across) => {
    const shown = [...document.querySelectorAll('.controls .toggle')].filter((toggle) =>
      toggle.checkVisibility({ visibilityProperty: true }),
    );
    return new Set(shown.map((toggle) => Math.round(toggle.getBoundingClientRect()[across]))).size;
  }, side);
}

test.for([
  { width: 320, height: 568, side: 'y' },
  { width: 360, height: 640, side: 'y' },
  { width: 640, height: 360, side: 'x' },
  { width: 700, height: 600, side: 'y' },
  { width: 1280, height: 720, side: 'y' },
] as const)('the switches are one line at $width×$height', async ({ width, height, side }) => {
  const ada = await open('/r/line', { viewport: { width, height } });
  await join(ada, 'Ada'); // The first one is the host, who has the most of them.
  expect(await countLines(ada, side)).toBe(1);
  for (const name of ['Mute microphone', 'Turn camera off', 'Chat', 'Leave']) {
    expect(await button(ada, name).isVisible()).toBe(true);
  }
  expect(await button(ada, 'More').isVisible()).toBe(width < 640 || height < 480);
  await button(ada, 'Leave').click();
});

test('what has no room is in a menu, for keyboards as well; keys go on, and unread is seen', async () => {
  const ada = await open('/r/menu', { viewport: { width: 360, height: 640 } });
  await join(ada, 'Ada');
  const bob = enter(url(), 'Bob', { room: 'menu' });
  await tileOf(ada, 'Bob').getByText('Read these numbers').waitFor();
  const { keyboard } = ada.page;
  expect(await button(ada, 'View').isVisible()).toBe(false);
  await keyboard.press('g');
  await keyboard.press('?');
  await ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await keyboard.press('Escape');

  await tabTo(ada, 'More');
  await keyboard.press('Enter');
  await tabTo(ada, 'View');
  await keyboard.press('Enter');
  await tabTo(ada, 'Grid view'); // Of that key.
  await keyboard.press('Enter');
  await expectFocus(ada, 'Speaker view');
  await keyboard.press('Escape');
  await expectFocus(ada, 'View');
  await tabTo(ada, 'Settings');
  await keyboard.press('Enter');
  await ada.page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await keyboard.press('Escape');
  await expectFocus(ada, 'Settings');
  await keyboard.press('Escape');
  await expectFocus(ada, 'More');
  expect(await button(ada, 'View').isVisible()).toBe(false);

  bob.talk.chat.say('Hello');
  await button(ada, 'Chat, 1 unread').getByText('1').waitFor();
});

test('the focus stays somewhere when what had it goes', async () => {
  const ada = await open('/r/kept');
  await join(ada, 'Ada');
  const bob = await open('/r/kept');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await tabTo(ada, 'Remove Bob');
  await button(bob, 'Leave').click();
  await tileOf(ada, 'Bob').waitFor({ state: 'detached' });
  await expectFocus(ada, 'People in this call');
  // A window that becomes smaller takes switches out of the row.
  await tabTo(ada, 'View');
  await ada.page.setViewportSize({ width: 360, height: 640 });
  await expectFocus(ada, /./);
  await tabTo(ada, 'More');
  await ada.page.setViewportSize({ width: 1280, height: 720 });
  await expectFocus(ada, /./);
});
