import {
  createSelfSignedCertificate,
  HashAlgorithm,
  NamedCurveAlgorithm,
  SignatureAlgorithm,
  type RTCDataChannel,
} from 'werift';
import { expect, test } from 'vitest';
import type { Socket } from '../../src/client/ports.ts';
import type { ServerMessage } from '../../src/protocol/messages.ts';
import { decodePeerMessage, encodePeerMessage } from '../../src/protocol/peer-messages.ts';
import { startServer } from '../support/signal-server.ts';
import { through, withSignal, type Mischief, type Signal } from './support/mischief.ts';
import { enter, type Person } from './support/person.ts';

/** Certificates differ between machines; werift has one for each process. */
async function createKeys() {
  const signatureHash = {
    signature: SignatureAlgorithm.ecdsa_3,
    hash: HashAlgorithm.sha256_4,
  } as const;
  const { certPem, keyPem } = await createSelfSignedCertificate(
    signatureHash,
    NamedCurveAlgorithm.secp256r1_23,
  );
  return { certPem, keyPem, signatureHash };
}

/**
 * A server that chooses its ids: the two on one of its lines are `self` and `other`, whatever they
 * would be. So the lines of two victims differ in nothing but fingerprints and nonces.
 */
function withIds(self: string, other: string) {
  return (socket: Socket): Socket => {
    const chosen = new Map<string, string>();
    const learn = (message: ServerMessage) => {
      if (message.type === 'joined') {
        chosen.set(message.self.id, self);
        for (const { id } of message.peers) chosen.set(id, other);
      } else if (message.type === 'peer-joined') chosen.set(message.peer.id, other);
    };
    const renaming = through((message) => {
      learn(message);
      return [rename(message, chosen)];
    });
    return {
      ...renaming(socket),
      send: (frame) => {
        const [real = ''] = [...chosen].find(([, id]) => id === other) ?? [];
        socket.send(frame.replace(`"to":"${other}"`, `"to":"${real}"`));
      },
    };
  };
}

function rename(message: ServerMessage, ids: ReadonlyMap<string, string>): ServerMessage {
  const to = (id: string) => ids.get(id) ?? id;
  switch (message.type) {
    case 'joined': {
      const peers = message.peers.map((peer) => ({ ...peer, id: to(peer.id) }));
      return { ...message, self: { ...message.self, id: to(message.self.id) }, peers };
    }
    case 'peer-joined':
      return { ...message, peer: { ...message.peer, id: to(message.peer.id) } };
    case 'signal':
      return { ...message, from: to(message.from) };
    default:
      return message;
  }
}

/** Hands on what comes through either channel to the other one. */
function join(one: RTCDataChannel | undefined, other: RTCDataChannel | undefined) {
  one?.onMessage.subscribe((message) => other?.send(message));
  other?.onMessage.subscribe((message) => one?.send(message));
}

async function hears(channel: RTCDataChannel | undefined) {
  return new Promise((resolve) => channel?.onMessage.once(resolve));
}

async function isOpen(channel: RTCDataChannel | undefined) {
  if (channel === undefined) throw new Error('no channel');
  if (channel.readyState !== 'open') await channel.stateChange.watch((state) => state === 'open');
}

test('two people whom nobody stands between have the same numbers', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { keys: await createKeys() });
  await ada.joined();
  const bob = enter(url, 'Bob', { keys: await createKeys() });
  const [numbers] = await Promise.all([ada.numbers(), bob.numbers(), ada.meets(1), bob.meets(1)]);
  expect(numbers).toMatch(/^\d{4} \d{4}$/);
  expect(await bob.numbers()).toBe(numbers);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test.each([
  ['ada', 'bob'],
  ['bob', 'ada'],
])('two victims connected through somebody in between differ (ids %s, %s)', async (a, b) => {
  // Each victim is alone with the middle, which has the name and the id of the other one.
  const [left, right, middleKeys] = await Promise.all([startServer(), startServer(), createKeys()]);
  const middle = { keys: middleKeys };
  const ada = enter(left.url, 'Ada', { keys: await createKeys(), wrapSocket: withIds(a, b) });
  const asAda = enter(right.url, 'Ada', { ...middle, wrapSocket: withIds(a, b) });
  await Promise.all([ada.joined(), asAda.joined()]);
  const asBob = enter(left.url, 'Bob', { ...middle, wrapSocket: withIds(b, a) });
  const bob = enter(right.url, 'Bob', { keys: await createKeys(), wrapSocket: withIds(b, a) });
  const everyone = [ada, asBob, asAda, bob];
  await Promise.all(everyone.map((person) => person.meets(1)));

  // They talk, and the middle hears it.
  const channels = await Promise.all(everyone.map((person) => person.channel()));
  await Promise.all(channels.map(isOpen));
  const [channelOfAda, channelAsBob, channelAsAda, channelOfBob] = channels;
  join(channelAsBob, channelAsAda);
  const heard = Promise.all([hears(channelAsBob), hears(channelOfBob)]);
  channelOfAda?.send('only for Bob');
  expect(await heard).toEqual(['only for Bob', 'only for Bob']);

  expect(everyone.map(({ getSnapshot }) => [...getSnapshot().pairs.keys()])).toEqual([
    [b],
    [a],
    [b],
    [a],
  ]);
  const numbers = await Promise.all(everyone.map((person) => person.numbers()));
  // The middle plays by the rules on both lines, and it does not help.
  expect(numbers[0]).toBe(numbers[1]);
  expect(numbers[2]).toBe(numbers[3]);
  expect(numbers[0]).not.toBe(numbers[3]);
  expect(everyone.flatMap(({ problems }) => problems)).toEqual([]);
});

/** Changes the peer messages of one kind on their way to a person. */
function withPeerMessage(
  type: ReturnType<typeof decodePeerMessage>['type'],
  change: (signal: Signal) => readonly Signal[],
): Mischief {
  return withSignal((signal) =>
    decodePeerMessage(signal.payload).type === type ? change(signal) : [signal],
  );
}

const forgedNonce = 'A'.repeat(43);
const forged = (type: 'nonce' | 'reveal') => (signal: Signal) => [
  { ...signal, payload: encodePeerMessage({ type, nonce: forgedNonce }) },
];
const pairOf = (person: Person) => [...person.getSnapshot().pairs.values()][0];
const isEnded = (person: Person) => person.becomes(() => pairOf(person)?.refusal !== undefined);

test.each<[string, 'first' | 'second', () => Mischief]>([
  [
    'adds a commitment of its own',
    'second',
    () =>
      withPeerMessage('commit', (signal) => [
        signal,
        { ...signal, payload: encodePeerMessage({ type: 'commit', hash: forgedNonce }) },
      ]),
  ],
  ['changes the reveal', 'second', () => withPeerMessage('reveal', forged('reveal'))],
  ['turns a nonce into a reveal', 'first', () => withPeerMessage('nonce', forged('reveal'))],
  ['turns a reveal into a nonce', 'second', () => withPeerMessage('reveal', forged('nonce'))],
])('a server that %s loses the pair', async (_, victim, mischief) => {
  const { url } = await startServer();
  // The smaller id commits: the victim of what comes from the committer is the second.
  const isFirst = victim === 'first';
  const ids = isFirst ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const bob = enter(url, 'Bob', { wrapSocket: withIds(ids[1], ids[0]) });
  await bob.joined();
  const ada = enter(url, 'Ada', {
    wrapSocket: (socket) => through(mischief())(withIds(ids[0], ids[1])(socket)),
  });
  await isEnded(ada);
  expect(pairOf(ada)).toMatchObject({
    refusal: 'meddled-with',
    connection: 'closed',
    tracks: [],
    streamIds: new Map(),
    authentication: { state: 'none' },
  });
  expect(ada.problems).toEqual([expect.objectContaining({ event: 'peer.not-authentic' })]);
});

test('a server that swaps the fingerprint once the numbers are known loses the pair, and gets nothing', async () => {
  const { url } = await startServer();
  const state = { isSwapping: false };
  const ada = enter(url, 'Ada', {
    wrapSocket: through(
      withPeerMessage('description', (signal) => [
        state.isSwapping
          ? { ...signal, payload: signal.payload.replaceAll(/sha-256 ../g, 'sha-256 00') }
          : signal,
      ]),
    ),
  });
  await ada.joined();
  const bob = enter(url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1), ada.numbers(), bob.numbers()]);
  const [connection] = ada.connections;
  const applied = connection?.remoteDescription?.sdp;

  state.isSwapping = true;
  bob.connections[0]?.addTransceiver('audio');
  await isEnded(ada);
  expect(pairOf(ada)).toMatchObject({
    refusal: 'meddled-with',
    authentication: { state: 'none' },
  });
  expect(connection?.remoteDescription?.sdp).toBe(applied);
  expect(connection?.signalingState).toBe('closed');
});

test('negotiating again with the same fingerprints keeps the numbers', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const bob = enter(url, 'Bob');
  const [numbers] = await Promise.all([ada.numbers(), bob.numbers(), ada.meets(1), bob.meets(1)]);
  bob.connections[0]?.addTransceiver('audio');
  await ada.becomes(() => pairOf(ada)?.tracks.length === 3);
  expect([await ada.numbers(), await bob.numbers()]).toEqual([numbers, numbers]);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('somebody whose client cannot make numbers has a call without them', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const bob = enter(url, 'Bob', { canCompare: false });
  await Promise.all([ada.meets(1), bob.meets(1)]);
  expect(pairOf(ada)?.authentication).toEqual({ state: 'pending' });
  expect(pairOf(bob)?.authentication).toEqual({ state: 'unavailable' });
});
