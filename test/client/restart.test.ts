import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { RTCDataChannel, RTCPeerConnection } from 'werift';
import type { Clock } from '../../src/client/ports.ts';
import { createSealKey } from '../../src/client/seal.ts';
import { nodeClock } from '../../src/peer/clock.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { limits } from '../../src/protocol/limits.ts';
import { createMoment } from '../support/moment.ts';
import { startServer } from '../support/signal-server.ts';
import { enter, idsOfOthers, type Person } from './support/person.ts';
import { tapSocket } from './support/tap-socket.ts';

const sessionKeys = [randomBytes(32)];

/** Counts how often one of the others is gone for a person. */
function countLeaves(person: Person, others: number) {
  let leaves = 0;
  let isWhole = false;
  onTestFinished(
    person.subscribe(() => {
      const { pairs } = person.getSnapshot();
      if (isWhole && pairs.size < others) leaves += 1;
      isWhole = pairs.size === others;
    }),
  );
  return () => leaves;
}

/** For which the time in which places are kept passes at once. */
const impatient: Clock = {
  ...nodeClock,
  after: (ms, callback) => nodeClock.after(ms === limits.resumeGraceMs ? 0 : ms, callback),
};

const isClosed = ({ signalingState }: RTCPeerConnection) => signalingState === 'closed';

const selfId = (person: Person) => {
  const { room } = person.getSnapshot();
  return room.phase === 'joined' ? room.self.id : undefined;
};

/** Resolves when a text that one sends comes out at the other. */
async function says(
  from: RTCDataChannel | undefined,
  to: RTCDataChannel | undefined,
  text: string,
) {
  const heard = new Promise((resolve) => to?.onMessage.once(resolve));
  from?.send(text);
  expect(String(await heard)).toBe(text);
}

test.each([['sealed'], ['open']])(
  'a call outlives the server: same people, same connections, room whole again (%s)',
  async (protection) => {
    const key = protection === 'sealed' ? { key: createSealKey(nodeSealPlatform) } : {};
    const first = await startServer({ sessionKeys });
    const ada = enter(first.url, 'Ada', { ...key, intent: 'start' });
    await ada.joined();
    const people = [ada, enter(first.url, 'Bob', key), enter(first.url, 'Ada', key)];
    await Promise.all(people.map((person) => person.meets(2)));
    const before = people.map(selfId);
    const names = people.map(({ getSnapshot }) => getSnapshot().room);
    const leaves = people.map((person) => countLeaves(person, 2));

    const lost = people.map((person) =>
      person.becomes(({ room }) => room.phase === 'reconnecting'),
    );
    await first.close();
    await Promise.all(lost);
    await startServer({ port: first.port, sessionKeys });
    // Told through the new server, so everyone has met everyone again.
    for (const person of people) person.setMedia({ microphone: true, camera: false });
    await Promise.all(
      people.map((person) =>
        person.becomes(
          ({ pairs, room }) =>
            room.phase === 'joined' &&
            [...pairs.values()].every(({ media }) => media?.camera === false),
        ),
      ),
    );

    expect(people.map(selfId)).toEqual(before);
    expect(leaves.map((count) => count())).toEqual([0, 0, 0]);
    expect(people.map(({ connections }) => connections.map(isClosed))).toEqual(
      people.map(() => [false, false]),
    );
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    expect(names.map((room) => (room.phase === 'joined' ? room.self.name : ''))).toEqual(
      people.map(({ getSnapshot }) => {
        const { room } = getSnapshot();
        return room.phase === 'joined' ? room.self.name : '';
      }),
    );
  },
);

test('messages of a channel go on while there is no server', async () => {
  const first = await startServer({ sessionKeys });
  const ada = enter(first.url, 'Ada');
  await ada.joined();
  const bob = enter(first.url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  const [ofAda, ofBob] = [await ada.channel(), await bob.channel()];
  await first.close();
  await says(ofAda, ofBob, 'no server');
  await startServer({ port: first.port, sessionKeys });
  await Promise.all([ada, bob].map((person) => person.joined()));
  await says(ofBob, ofAda, 'another server');
  expect([await ada.channel(), await bob.channel()]).toEqual([ofAda, ofBob]);
});

test('who does not come back is gone when the time for it is over', async () => {
  const first = await startServer({ sessionKeys });
  const ada = enter(first.url, 'Ada', { clock: impatient });
  await ada.joined();
  const bob = enter(first.url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  bob.leave(); // While nobody can be told.
  await first.close();
  await startServer({ port: first.port, sessionKeys });
  await ada.becomes(({ pairs, room }) => room.phase === 'joined' && pairs.size === 0);
  expect(ada.getSnapshot().room).toMatchObject({ peers: [] });
  expect(ada.connections.map(isClosed)).toEqual([true]);
});

test('a server with another secret makes everyone new to the others, and the call goes on', async () => {
  const first = await startServer();
  const ada = enter(first.url, 'Ada', { intent: 'start' });
  await ada.joined();
  const bob = enter(first.url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  const [bobBefore] = idsOfOthers(ada);
  const lost = [ada, bob].map((person) =>
    person.becomes(({ room }) => room.phase === 'reconnecting'),
  );
  await first.close();
  await Promise.all(lost);
  // A call does not need the server to go on.
  expect(ada.connections[0]?.connectionState).toBe('connected');
  await startServer({ port: first.port });
  await Promise.all([ada, bob].map((person) => person.joined()));
  await Promise.all([ada.meets(1), bob.meets(1)]);
  expect(idsOfOthers(ada)).not.toEqual([bobBefore]);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
  for (const { connections } of [ada, bob]) {
    expect(connections.map(isClosed)).toEqual([true, false]);
  }
});

// A media state and a description from either side.
test.each([1, 2, 3, 4])(
  'a restart in the middle of setting up ends in a connected call (after message %i)',
  async (moment) => {
    const key = createSealKey(nodeSealPlatform);
    const first = await startServer({ sessionKeys });
    let signals = 0;
    const dies = createMoment();
    let isBack = false;
    // The server dies with this message: neither it nor any later one arrives.
    const wrapSocket = tapSocket({
      incoming: (message) => {
        if (message.type === 'signal') signals += 1;
        if (signals === moment) dies.reach();
        return message.type === 'signal' && signals >= moment && !isBack ? [] : [message];
      },
    });
    const ada = enter(first.url, 'Ada', { key, wrapSocket });
    await ada.joined();
    const bob = enter(first.url, 'Bob', { key, wrapSocket });
    await dies.reached;
    const lost = [ada, bob].map((person) =>
      person.becomes(({ room }) => room.phase === 'reconnecting'),
    );
    await first.close();
    await Promise.all(lost);
    isBack = true;
    await startServer({ port: first.port, sessionKeys });
    await Promise.all([ada.meets(1), bob.meets(1)]);
    await says(await ada.channel(), await bob.channel(), 'hello');
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  },
);

test('what was sealed for the session before is left aside, and the pair goes on', async () => {
  const key = createSealKey(nodeSealPlatform);
  const { url } = await startServer();
  // Ada's place is refused although the server keeps it, as when too much was missed.
  const refusal = { type: 'refused', code: 'session-lost', message: '' } as const;
  const ada = enter(url, 'Ada', {
    key,
    wrapSocket: tapSocket({
      outgoing: (message, deliver) => {
        if (message.type === 'resume') deliver(refusal);
        return message.type !== 'resume';
      },
    }),
  });
  await ada.joined();
  const toldLater: (() => void)[] = [];
  const bob = enter(url, 'Bob', {
    key,
    wrapSocket: tapSocket({
      incoming: (message, deliver) => {
        if (message.type !== 'peer-joined') return [message];
        toldLater.push(() => deliver(message));
        return [];
      },
    }),
  });
  await Promise.all([ada.meets(1), bob.meets(1)]);
  const leaves = [ada, bob].map((person) => countLeaves(person, 1));

  const isLost = ada.becomes(({ room }) => room.phase === 'reconnecting');
  ada.sockets.at(-1)?.close();
  await isLost;
  await ada.joined();
  // Bob does not know yet, and says something to the Ada of before.
  bob.setMedia({ microphone: false, camera: true });
  await says(await bob.channel(), await ada.channel(), 'still connected');
  expect(toldLater).toHaveLength(1);
  for (const tell of toldLater) tell();
  bob.setMedia({ microphone: false, camera: false });
  await ada.becomes(({ pairs }) =>
    [...pairs.values()].every(({ media }) => media?.camera === false),
  );
  expect([...ada.problems, ...bob.problems]).toEqual([]);
  expect(leaves.map((count) => count())).toEqual([0, 0]);
  expect([ada, bob].map(({ connections }) => connections.length)).toEqual([1, 1]);
});

test('who lost the connection meanwhile gets another one', async () => {
  const first = await startServer({ sessionKeys });
  // Ada gives Bob up at once; Bob, who came back later, still has the connection.
  const ada = enter(first.url, 'Ada', { clock: impatient });
  await ada.joined();
  const waiting: (() => void)[] = [];
  const bob = enter(first.url, 'Bob', {
    clock: {
      ...nodeClock,
      after: (ms, callback) => {
        // The first wait for another socket is over when the test says so.
        if (ms > 0) return nodeClock.after(ms, callback);
        waiting.push(callback);
        return () => {};
      },
    },
  });
  await Promise.all([ada.meets(1), bob.meets(1)]);
  await first.close();
  await startServer({ port: first.port, sessionKeys });
  await ada.becomes(({ pairs, room }) => room.phase === 'joined' && pairs.size === 0);
  for (const goOn of waiting) goOn();
  await Promise.all([ada.meets(1), bob.meets(1)]);
  await bob.becomes(() => bob.connections.length > 1);
  await Promise.all([ada.meets(1), bob.meets(1)]);
  expect(bob.connections.slice(0, -1).every(isClosed)).toBe(true);
  expect(ada.connections.slice(0, -1).every(isClosed)).toBe(true);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});
