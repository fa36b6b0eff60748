import { once } from 'node:events';
import type { WebSocket } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectMedia, join, openPerson, setUpChromium, tileOf } from '../../support/browser.ts';
import { startEngage } from '../../support/engage.ts';

const { browser } = setUpChromium();

/** Someone in the call; `moved` resolves when the server has closed their first socket. */
async function enter(url: string, name: string) {
  const person = await openPerson(browser(), url);
  const sockets: WebSocket[] = [];
  person.page.on('websocket', (socket) => sockets.push(socket));
  await join(person, name);
  // The newest: before Join the page has tried whether one opens.
  const moved = sockets.at(-1)?.waitForEvent('close', { timeout: 0 });
  return { ...person, moved };
}

test('a call does not notice that its server drains, and the last one to leave ends it', async () => {
  const server = await startEngage(['--drain', '600']);
  const ada = await enter(`${server.url}/r/standup`, 'Ada');
  const bob = await enter(`${server.url}/r/standup`, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  const ended = once(server.process, 'close');
  server.process.kill('SIGTERM');
  await Promise.all([ada.moved, bob.moved]);

  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  expect(await tileOf(ada, 'Bob').count()).toBe(1);
  expect(await tileOf(bob, 'Ada').count()).toBe(1);
  for (const { page } of [ada, bob]) {
    expect(await page.getByText('The server is out of reach').count()).toBe(0);
    expect(await page.evaluate(() => globalThis.connections.length)).toBe(1);
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
  }
  expect((await ended)[0]).toBe(0);
  await server.close();
});
