/* oxlint-disable vitest/expect-expect -- these draw; people judge */
import { afterAll, beforeAll, test } from 'vitest';
import { expectMedia, join, tileOf, type Person } from '../support/browser.ts';
import { startEngage, type ServingEngage } from '../support/engage.ts';
import { draw, openAlone } from './draw.ts';

let engage: ServingEngage;

beforeAll(async () => {
  engage = await startEngage();
});
afterAll(() => engage.close());

function person(hue: number) {
  const key = `${'0123456789'.repeat(4)}abA`;
  return openAlone(new URL(`/r/standup#k=${key}`, engage.url).href, {
    camera: { width: 640, height: 480, hue },
  });
}

async function say({ page }: Person, text: string) {
  const field = page.getByLabel('Message to everyone');
  if (!(await field.isVisible())) await page.getByRole('button', { name: /^Chat/ }).click();
  await field.fill(text);
  await field.press('Enter');
}

test('what people say beside sound and picture', async () => {
  const [ada, bob] = await Promise.all([person(150), person(30)]);
  await join(ada, 'Ada Lovelace');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await ada.page.getByRole('button', { name: 'Chat' }).click();
  await draw(ada.page, 'chat-empty', { isSidewaysToo: true });
  await ada.page.getByRole('button', { name: 'Close chat' }).click();
  await say(bob, 'Good morning! The agenda is at https://example.org/standup/agenda?week=48.');
  await ada.page.getByRole('status').getByText('Bob: Good').waitFor();
  await bob.page.getByRole('button', { name: 'Raise hand' }).click();
  await tileOf(ada, 'Bob').getByTitle('number 1').waitFor();
  await bob.page.getByRole('button', { name: 'React' }).click();
  await bob.page.getByRole('button', { name: 'React with 👏' }).click();
  await ada.page.getByRole('button', { name: 'Raise hand' }).click();
  await ada.page.getByRole('button', { name: 'React' }).click();
  await draw(ada.page, 'chat-news', { isSidewaysToo: true });
  await say(ada, 'Thanks. Two things:\n1. the report\n2. lunch');
  const file = { mimeType: 'application/pdf', buffer: Buffer.alloc(3_400_000) };
  const chooser = bob.page.getByLabel('Files to send');
  await chooser.setInputFiles({ name: 'Report of the third quarter, final.pdf', ...file });
  await ada.page.getByText('3.4 MB · from Bob').waitFor();
  const eve = await person(220);
  await join(eve, 'Eve');
  await expectMedia(eve, 2);
  await draw(ada.page, 'chat', { isSidewaysToo: true });
  await bob.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await ada.page.getByText('Bob cancelled it').waitFor();
  await draw(ada.page, 'chat-left');
});
