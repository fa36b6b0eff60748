// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { enter } from '../../client/support/person.ts';
import {
  expectMedia,
  join,
  readGeneration,
  setUpChromium,
  tileOf,
  type Person,
} from '../../support/browser.ts';
import { createLoss } from '../../support/loss.ts';

const { open, url } = setUpChromium();

async function callOfTwo(room: string) {
  const ada = await open(`/r/${room}`);
  await join(ada, 'Ada');
  const bob = await open(`/r/${room}`);
  const setLoss = await createLoss(bob);
  await join(bob, 'Bob');
  const people = [ada, bob];
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  return { ada, bob, people, setLoss };
}

async function expectOneConnection(people: readonly Person[]) {
  for (const { page } of people) {
    expect(await page.evaluate(() => globalThis.connections.length)).toBe(1);
  }
}

test('a path that is cut says so, and carries the call again when it is back', async () => {
  const { ada, people, setLoss } = await callOfTwo('cut');
  await setLoss(100);
  await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor();
  await setLoss(0);
  await tileOf(ada, 'Bob').getByText('Reconnecting…').waitFor({ state: 'detached' });
  await Promise.all(people.map((person) => expectMedia(person, 1)));
  await expectOneConnection(people);
});

test('another network is used as soon as the browser is on it', async () => {
  const { ada, bob, people } = await callOfTwo('moved');
  const before = await Promise.all(people.map(({ page }) => page.evaluate(readGeneration)));
  // Both at once: their offers meet.
  await Promise.all(
    people.map(({ page }) => page.evaluate(() => dispatchEvent(new Event('online')))),
  );
  for (const [index, { page }] of people.entries()) {
    await expect.poll(() => page.evaluate(readGeneration)).not.toBe(before[index]);
  }
  await Promise.all([ada, bob].map((person) => expectMedia(person, 1)));
  await expectOneConnection(people);
});

test('an address of the other side that is gone for good costs seconds, not the call', async () => {
  const ada = await open('/r/address');
  await join(ada, 'Ada');
  const bob = enter(url(), 'Bob', { room: 'address' });
  await bob.meets(1);
  const tracks = [...bob.getSnapshot().pairs.values()].flatMap((pair) => pair.tracks);
  const hearsAll = () =>
    Promise.all(
      tracks.map(({ onReceiveRtp }) => new Promise((resolve) => onReceiveRtp.once(resolve))),
    );
  await hearsAll();

  // As when a machine goes to another network; nothing tells the peer.
  for (const { connection } of bob.connections.flatMap(({ iceTransports }) => iceTransports)) {
    const { protocols } = connection as unknown as {
      readonly protocols: { close(): Promise<void> }[];
    };
    await Promise.all(protocols.splice(0).map((protocol) => protocol.close()));
  }
  await hearsAll();
  expect([bob.connections.length, bob.problems]).toEqual([1, []]);
  await expectOneConnection([ada]);
});
