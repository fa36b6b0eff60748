import { randomBytes } from 'node:crypto';
// oxlint-disable vitest/expect-expect -- what is waited for is the assertion
import { expect, test } from 'vitest';
import type { Clock, ConnectionState } from '../../src/client/ports.ts';
import { nodeClock } from '../../src/peer/clock.ts';
import { enter, type Person, type PersonOptions } from '../client/support/person.ts';
import { startServer } from '../support/signal-server.ts';
import { createCuttablePath } from './support/cuttable-path.ts';

const sessionKeys = [randomBytes(32)];

/** For which ten seconds between two attempts are one. */
const hasty: Clock = {
  ...nodeClock,
  after: (ms, callback) => nodeClock.after(ms > 2_000 && ms < 20_000 ? ms / 10 : ms, callback),
};

/** Two people in a call who have one path to each other. */
async function connectTwo(options: PersonOptions = {}) {
  const path = await createCuttablePath();
  const server = await startServer({ sessionKeys });
  const ada = enter(server.url, 'Ada', { ...options, wrapSocket: path.wrapSocket(0) });
  await ada.joined();
  const bob = enter(server.url, 'Bob', { ...options, wrapSocket: path.wrapSocket(1) });
  const people = [ada, bob];
  await Promise.all(people.map((person) => person.meets(1)));
  return { path, server, ada, bob, people };
}

const isAll = (person: Person, state: ConnectionState) =>
  person.becomes(
    ({ pairs }) =>
      pairs.size === 1 && [...pairs.values()].every(({ connection }) => connection === state),
  );

/** Resolves when a text went through the channel that was there from the start. */
async function talk({ ada, bob }: Awaited<ReturnType<typeof connectTwo>>) {
  const [from, to] = [await ada.channel(), await bob.channel()];
  const heard = new Promise((resolve) => to?.onMessage.once(resolve));
  from?.send('hello');
  expect(String(await heard)).toBe('hello');
  for (const { connections, problems } of [ada, bob]) {
    expect([connections.length, problems]).toEqual([1, []]);
  }
}

/** Resolves when one of them has noticed: it tells the other at once. */
async function breaks(people: readonly Person[]) {
  await Promise.race(people.map((person) => isAll(person, 'disconnected')));
}

async function mends(people: readonly Person[]) {
  await Promise.all(people.map((person) => isAll(person, 'connected')));
}

test('a path that is cut is noticed, and used again when it is back', async () => {
  const call = await connectTwo();
  call.path.cut();
  await breaks(call.people);
  call.path.restore();
  await mends(call.people);
  await talk(call);
});

test('another path is found when the one there was is gone for good', async () => {
  const call = await connectTwo();
  await call.path.move();
  await breaks(call.people);
  await mends(call.people);
  await talk(call);
});

test.each([
  ['of one', [0]],
  ['of both at once', [0, 1]],
])('a changed network %s is not waited for to be noticed', async (_, changed) => {
  const call = await connectTwo();
  const states: string[] = [];
  call.ada.connections[0]?.connectionStateChange.subscribe((state) => states.push(state));
  await call.path.move();
  for (const index of changed) call.people[index]?.networkChanged();
  await talk(call);
  expect(states).not.toContain('disconnected');
  expect(call.people.map(({ sockets }) => sockets.length)).toEqual(
    call.people.map((_person, index) => (changed.includes(index) ? 2 : 1)),
  );
});

test('without a server the repair waits for it', async () => {
  const call = await connectTwo();
  await call.server.close();
  await call.path.move();
  await breaks(call.people);
  await startServer({ port: call.server.port, sessionKeys });
  await mends(call.people);
  await talk(call);
});

test('tries again for as long as there is no path', async () => {
  const call = await connectTwo({ clock: hasty });
  let answers = 0;
  const [connection] = call.ada.connections;
  const isTriedOften = new Promise<void>((resolve) => {
    connection?.signalingStateChange.subscribe((state) => {
      if (state === 'stable') answers += 1;
      if (answers > 4) resolve();
    });
  });
  call.path.cut();
  await isTriedOften;
  call.path.restore();
  await mends(call.people);
  await talk(call);
});
