// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import {
  expectMedia,
  join,
  openPerson,
  readGeneration,
  readSending,
  setUpChromium,
  setVisibility,
  startChromium,
  tileOf,
  type Person,
} from '../../support/browser.ts';
import { collectScreenLocks, collectTracks } from '../../support/platform-tricks.ts';
import { startServer } from '../../support/signal-server.ts';

const { open, browser } = setUpChromium();

test('a machine that slept is in the call again, as the same person, also when it was missed', async () => {
  // As always but for the times, which nobody wants to wait for here.
  const server = await startServer({
    pageDirectory: fileURLToPath(new URL('../../../dist/web', import.meta.url)),
    limits: { pingIntervalMs: 1_000, resumeGraceMs: 10_000 },
  });
  const bobsMachine = await startChromium();
  onTestFinished(() => bobsMachine.close());
  const room = `${server.url}/r/lid`;
  const ada = await openPerson(browser(), room);
  const comingAndGoing = collectComingAndGoing(ada);
  await join(ada, 'Ada');
  const bob = await openPerson(bobsMachine, room);
  await join(bob, 'Bob');
  const people = [ada, bob];
  await Promise.all(people.map((person) => expectMedia(person, 1)));

  const wakeFromNap = await fallAsleep(bobsMachine);
  await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor();
  wakeFromNap();
  await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor({ state: 'detached' });
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  // Nobody left, and the connection is the one there was.
  expect(comingAndGoing).toEqual([expect.stringMatching(/^peer-joined /)]);
  expect(await bob.page.evaluate(() => globalThis.connections.length)).toBe(1);

  const wakeUp = await fallAsleep(bobsMachine);
  await ada.page.getByText('Bob left.').waitFor({ timeout: 40_000 });
  wakeUp();
  await tileOf(ada, 'Bob').waitFor();
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  const [joined = ''] = comingAndGoing;
  expect(comingAndGoing).toEqual([joined, joined.replace('joined', 'left'), joined]);
});

test('after sleep the path is looked for anew and the devices are opened again, without a word', async () => {
  const ada = await open('/r/asleep');
  await join(ada, 'Ada');
  const bob = await open('/');
  await bob.page.addInitScript(collectTracks);
  await bob.page.clock.install();
  await bob.page.goto(new URL('/r/asleep', bob.page.url()).href);
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  const generation = await bob.page.evaluate(readGeneration);

  // The system takes the devices; the page, asleep, is not told.
  await bob.page.evaluate(() => {
    for (const track of globalThis.tracks) track.stop();
  });
  expect(await bob.page.evaluate(readSending)).toEqual(['audio ended', 'video ended']);
  // As when a lid is closed: no timer runs meanwhile. Not so long that the server would be given up.
  await bob.page.clock.fastForward(30_000);
  await expect.poll(() => bob.page.evaluate(readSending)).toEqual(['audio live', 'video live']);
  await expect.poll(() => bob.page.evaluate(readGeneration)).not.toBe(generation);
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  expect(await bob.page.evaluate(() => globalThis.connections.length)).toBe(1);
});

test('the screen stays on while somebody is seen, and no longer', async () => {
  const ada = await open('/');
  await ada.page.addInitScript(collectScreenLocks);
  await ada.page.goto(new URL('/r/bright', ada.page.url()).href);
  await join(ada, 'Ada');
  const locks = () =>
    ada.page.evaluate(() => globalThis.screenLocks.map(({ released }) => !released));
  await expect.poll(locks).toEqual([true]);
  // Neither talk alone nor a page that is not looked at keeps a screen on.
  await ada.page.getByRole('button', { name: 'Turn camera off' }).click();
  await expect.poll(locks).toEqual([false]);
  const bob = await open('/r/bright');
  await join(bob, 'Bob');
  await expect.poll(locks).toEqual([false, true]);
  await setVisibility(ada, 'hidden');
  await expect.poll(locks).toEqual([false, false]);
  await setVisibility(ada, 'visible');
  await expect.poll(locks).toEqual([false, false, true]);
  await ada.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect.poll(locks).toEqual([false, false, false]);
});

/** Stops every process of a browser, as a closed lid does; the returned function lets them go on. */
async function fallAsleep(machine: Browser): Promise<() => void> {
  const devtools = await machine.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const wake = () => {
    for (const { id } of processInfo) process.kill(id, 'SIGCONT');
  };
  for (const { id } of processInfo) process.kill(id, 'SIGSTOP');
  onTestFinished(wake); // Asleep, it could not be closed.
  return wake;
}

/** What the server tells a page of others that come and go: which way, and their id. */
function collectComingAndGoing({ page }: Person): readonly string[] {
  const told: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const [, way = '', id = ''] =
        /"type":"(peer-\w+)".*?"id":"(.*?)"/.exec(String(payload)) ?? [];
      if (way !== '') told.push(`${way} ${id}`);
    }),
  );
  return told;
}
