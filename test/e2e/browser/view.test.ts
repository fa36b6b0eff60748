import { expect, test } from 'vitest';
import { expectMedia, join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';

const { open } = setUpChromium({ camera: { width: 320, height: 240 } });

async function meet(room: string, names: readonly string[]) {
  const people: Person[] = [];
  for (const name of names) {
    const person = await open(`/r/${room}`);
    await join(person, name);
    people.push(person);
  }
  return people;
}

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

async function areaOf(person: Person, name: string) {
  const box = await tileOf(person, name).boundingBox();
  return (box?.width ?? 0) * (box?.height ?? 0);
}

/** How many times larger the one's tile is than the other's. */
async function expectLarger(person: Person, one: string, other: string) {
  await expect
    .poll(async () => (await areaOf(person, one)) / (await areaOf(person, other)), {
      timeout: 10_000, // The floor goes to nobody at once.
    })
    .toBeGreaterThan(4);
}

async function expectAlike(person: Person, one: string, other: string) {
  await expect
    .poll(async () => (await areaOf(person, one)) / (await areaOf(person, other)))
    .toBeCloseTo(1, 1);
}

test('who speaks is shown, and large in the speaker view; the view is remembered', async () => {
  const [ada, bob, eve] = await meet('speaker', ['Ada', 'Bob', 'Eve']);
  if (ada === undefined || bob === undefined || eve === undefined) throw new Error('nobody came');
  await expectMedia(ada, 2);
  await press(bob, 'Mute microphone');
  await tileOf(ada, 'Bob').getByText('microphone off').waitFor();
  await tileOf(ada, 'Eve').getByText('speaking').waitFor();
  await tileOf(ada, 'Bob').getByText('speaking').waitFor({ state: 'detached' });
  await expectAlike(ada, 'Eve', 'Bob');

  await ada.page.keyboard.press('g');
  await ada.page.getByText('Whoever speaks is large now.').waitFor();
  await expectLarger(ada, 'Eve', 'Bob');
  // The floor goes to who speaks when the one who had it is silent.
  await press(eve, 'Mute microphone');
  await press(bob, 'Unmute microphone');
  await expectLarger(ada, 'Bob', 'Eve');

  await ada.page.reload();
  await join(ada, 'Ada');
  await expectMedia(ada, 2);
  await expectLarger(ada, 'Bob', 'Eve');
  await press(ada, 'View');
  await press(ada, 'Grid view');
  await expectAlike(ada, 'Bob', 'Eve');
});

test('a person can be pinned by keyboard, and no picture starts over for it', async () => {
  const [ada, bob] = await meet('pin', ['Ada', 'Bob', 'Eve']);
  if (ada === undefined || bob === undefined) throw new Error('nobody came');
  await expectMedia(ada, 2);
  const video = tileOf(ada, 'Eve').locator('video');
  await video.evaluate((element) => element.setAttribute('data-kept', 'yes'));
  const pin = tileOf(ada, 'Eve').getByRole('button', { name: 'Pin Eve' });
  await pin.focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByText('Eve is pinned.').waitFor();
  expect(await pin.getAttribute('aria-pressed')).toBe('true');
  await expectLarger(ada, 'Eve', 'Bob');
  expect(await video.getAttribute('data-kept')).toBe('yes');
  // A small tile has its button all over it.
  await tileOf(ada, 'Bob').getByRole('button', { name: 'Pin Bob' }).click();
  await expectLarger(ada, 'Bob', 'Eve');
  await press(ada, 'View');
  await press(ada, 'Unpin Bob');
  await expectAlike(ada, 'Bob', 'Eve');
});

test('the call or a tile fills the screen, and a picture floats over other windows', async () => {
  const [ada] = await meet('full', ['Ada', 'Bob', 'Eve']);
  if (ada === undefined) throw new Error('nobody came');
  await expectMedia(ada, 2);
  const full = () => ada.page.evaluate(() => document.fullscreenElement?.nodeName);
  await ada.page.keyboard.press('f');
  await expect.poll(full).toBe('MAIN');
  await ada.page.keyboard.press('f');
  await expect.poll(full).toBeUndefined();
  await tileOf(ada, 'Bob').getByRole('button', { name: 'Bob in full screen' }).click();
  await expect.poll(full).toBe('ARTICLE');
  await tileOf(ada, 'Bob').getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(full).toBeUndefined();

  await tileOf(ada, 'Eve').getByRole('button', { name: 'Pin Eve' }).click();
  await press(ada, 'View');
  await press(ada, 'Picture in picture');
  await expect
    .poll(() => ada.page.evaluate(() => document.pictureInPictureElement?.ariaLabel))
    .toBe('Picture and sound of Eve');
});

test('one’s own picture moves round the corners, by menu and by hand, or is hidden', async () => {
  const [ada] = await meet('self', ['Ada', 'Bob']);
  if (ada === undefined) throw new Error('nobody came');
  const self = ada.page.getByRole('region', { name: 'You', exact: true });
  const { width, height } = ada.page.viewportSize() ?? { width: 0, height: 0 };
  const corner = async () => {
    const box = await self.boundingBox();
    if (box === null) return undefined;
    return `${box.y + box.height / 2 < height / 2 ? 'top' : 'bottom'} ${box.x < width / 2 ? 'left' : 'right'}`;
  };
  await expect.poll(corner).toBe('bottom right');
  await press(ada, 'View');
  await press(ada, 'Move your own picture');
  await ada.page.getByText('Your own picture is at the bottom left.').waitFor();
  await expect.poll(corner).toBe('bottom left');

  await ada.page.keyboard.press('Escape');
  await self.hover();
  await ada.page.mouse.down();
  await ada.page.mouse.move(width * 0.7, height * 0.3, { steps: 4 });
  await ada.page.mouse.up();
  await expect.poll(corner).toBe('top right');

  await press(ada, 'View');
  await press(ada, 'Hide your own picture');
  await self.waitFor({ state: 'detached' });
  await press(ada, 'Show your own picture');
  await self.waitFor();
});
