// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { until } from '../../../src/peer/until.ts';
import { enter, never } from '../../peer/support/measured-peer.ts';
import { join, setUpChromium, tileOf, type Person } from '../../support/browser.ts';
import { openCall, press } from '../../support/browser-talk.ts';

const { open, url } = setUpChromium();

/** Opens the chat if need be, and says something. */
async function say(person: Person, text: string) {
  const field = person.page.getByLabel('Message to everyone');
  if (!(await field.isVisible())) await press(person, /^Chat/);
  await field.fill(text);
  await field.press('Enter');
}

function messages({ page }: Person) {
  return page.getByRole('log', { name: 'Messages' }).getByRole('listitem');
}

test('people write to each other; who comes late reads it too, and links are safe', async () => {
  const [ada, bob] = await openCall(open, 'chat', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await say(ada, 'Look: https://example.org/a?b=1. Not javascript:alert(1)');
  // Closed, it is shown for a moment and counted.
  await bob.page.getByRole('status').getByText('Ada: Look').waitFor();
  await press(bob, 'Chat, 1 unread');
  const link = messages(bob).getByRole('link');
  await expect.poll(() => link.allTextContents()).toEqual(['https://example.org/a?b=1']);
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await link.getAttribute('href')).toBe('https://example.org/a?b=1');

  const field = bob.page.getByLabel('Message to everyone');
  await field.fill('one');
  await field.press('Shift+Enter');
  await field.pressSequentially('two');
  await field.press('Enter');
  await expect.poll(() => messages(ada).getByText('one\ntwo').count()).toBe(1);
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  // Escape gives the focus back to what opened the chat.
  await field.press('Escape');
  expect(await bob.page.evaluate(() => document.activeElement?.className)).toContain('talk-opener');

  const eve = await open('/r/chat');
  await join(eve, 'Eve');
  await press(eve, /^Chat/);
  await expect.poll(() => messages(eve).count()).toBe(2);
  // From both, who wrote it: not only according to somebody.
  await expect.poll(() => messages(eve).getByText('according to').count()).toBe(0);
  await expect
    .poll(() => messages(eve).locator('.message-text').allTextContents())
    .toEqual(['Look: https://example.org/a?b=1. Not javascript:alert(1)', 'one\ntwo']);
});

test('a hand is on the tile with its place in the row, a reaction floats and is told', async () => {
  const [ada, bob, eve] = await openCall(open, 'hands', 'Ada', 'Bob', 'Eve');
  if (ada === undefined || bob === undefined || eve === undefined) throw new Error('three people');
  await press(bob, 'Raise hand');
  await tileOf(eve, 'Bob').getByTitle('number 1').waitFor();
  await eve.page.keyboard.press('h');
  await tileOf(ada, 'Eve').getByTitle('number 2').waitFor();
  await press(bob, 'Raise hand');
  await tileOf(ada, 'Eve').getByTitle('number 1').waitFor();
  await tileOf(ada, 'Bob').getByTitle('Hand raised').waitFor({ state: 'detached' });

  await press(bob, 'React');
  await press(bob, 'React with 🎉');
  await tileOf(ada, 'Bob').getByText('🎉').waitFor({ state: 'attached' });
  await ada.page
    .getByRole('status')
    .getByText('Bob reacts with 🎉.')
    .waitFor({ state: 'attached' });
  await tileOf(ada, 'Bob').getByText('🎉').waitFor({ state: 'detached' });
});

test('a headless peer and a page write to each other', async () => {
  const ada = await open('/r/robots');
  await join(ada, 'Ada');
  await say(ada, 'Anybody there?');
  const robot = enter(url(), 'Robot', { room: 'robots' });
  const { chat } = robot.talk;
  await until(chat, ({ entries }) => entries.length === 1, never);
  expect(chat.getSnapshot().entries).toMatchObject([
    { text: 'Anybody there?', author: { name: 'Ada' }, origin: { kind: 'author' } },
  ]);
  chat.say('Me');
  await expect.poll(() => messages(ada).getByText('Me').count()).toBe(1);
  expect(robot.problems).toEqual([]);
});
