import { expect, test } from 'vitest';
import type { RTCPeerConnection } from 'werift';
import type { MediaState } from '../../src/client/pair.ts';
import { createSealKey } from '../../src/client/seal.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { encodePeerMessage } from '../../src/protocol/peer-messages.ts';
import { startServer } from '../support/signal-server.ts';
import { join } from '../support/wire-client.ts';
import { enter } from './support/person.ts';

function isClosed({ signalingState }: RTCPeerConnection): boolean {
  return signalingState === 'closed';
}

test('two people see and hear each other, over one channel', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { intent: 'start' });
  await ada.joined();
  const bob = enter(url, 'Bob');
  const [channelOfAda, channelOfBob] = await Promise.all([
    ada.channel(),
    bob.channel(),
    ada.meets(1),
    bob.meets(1),
  ]);
  const heard = new Promise((resolve) => channelOfBob?.onMessage.once(resolve));
  channelOfAda?.send('hello');
  expect(await heard).toBe('hello');
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('three people who come at the same moment form a mesh', async () => {
  const { url } = await startServer();
  const people = ['Ada', 'Bob', 'Cem'].map((name) => enter(url, name));
  await Promise.all(people.map((person) => person.meets(2)));
  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  expect(people.map(({ connections }) => connections.length)).toEqual([2, 2, 2]);
});

test('tells the others which devices are on, now and when they change', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  ada.setMedia({ microphone: false, camera: true });
  const bob = enter(url, 'Bob');
  const heard: (MediaState | undefined)[] = [];
  const stopListening = bob.subscribe(() => {
    const [media] = [...bob.getSnapshot().pairs.values()].map((pair) => pair.media);
    if (media !== heard.at(-1)) heard.push(media);
  });
  await bob.becomes(() => heard.length === 1);
  ada.setMedia({ microphone: true, camera: false });
  await bob.becomes(() => heard.length === 2);
  stopListening();
  expect(heard).toEqual([
    { microphone: false, camera: true },
    { microphone: true, camera: false },
  ]);
});

test('closes the connection to someone who leaves, and keeps the others', async () => {
  const { url } = await startServer();
  const [ada, bob, cem] = ['Ada', 'Bob', 'Cem'].map((name) => enter(url, name));
  if (ada === undefined || bob === undefined || cem === undefined) throw new Error('three people');
  await Promise.all([ada.meets(2), bob.meets(2), cem.meets(2)]);
  cem.leave();
  await Promise.all([ada.meets(1), bob.meets(1)]);

  expect(cem.getSnapshot()).toMatchObject({ room: { phase: 'left' }, pairs: new Map() });
  for (const person of [ada, bob]) {
    expect(person.connections.filter(isClosed)).toHaveLength(1);
  }
  expect(cem.connections.map(isClosed)).toEqual([true, true]);
});

test('a lost socket costs nothing: same people, same connections, no message lost or doubled', async () => {
  const { url } = await startServer();
  // Sealed, so that one message lost, doubled or out of order would end the pair.
  const key = createSealKey(nodeSealPlatform);
  const ada = enter(url, 'Ada', { key });
  await ada.joined();
  const bob = enter(url, 'Bob', { key });
  let leaves = 0;
  ada.subscribe(() => {
    if (bob.sockets.length > 1 && ada.getSnapshot().pairs.size === 0) leaves += 1;
  });
  // Again and again while the connection is being set up, and once when it stands.
  for (const person of [bob, ada, bob, bob]) {
    await person.joined();
    const isLost = person.becomes(({ room }) => room.phase === 'reconnecting');
    person.setMedia({ microphone: true, camera: person.sockets.length % 2 === 0 });
    person.sockets.at(-1)?.close();
    person.setMedia({ microphone: false, camera: true });
    await isLost;
  }
  await Promise.all([ada.meets(1), bob.meets(1), ada.joined(), bob.joined()]);
  bob.sockets.at(-1)?.close();
  await bob.becomes(({ room }) => room.phase === 'reconnecting');
  bob.setMedia({ microphone: false, camera: false });
  await ada.becomes(({ pairs }) => {
    const media = [...pairs.values()][0]?.media;
    return media?.camera === false && !media.microphone;
  });

  expect(bob.sockets).toHaveLength(5);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
  expect([ada.connections.length, bob.connections.length, leaves]).toEqual([1, 1, 0]);
});

const nonsense = [
  'nonsense',
  '{"type":"description","kind":"offer"}',
  encodePeerMessage({ type: 'description', description: { type: 'answer', sdp: 'nonsense' } }),
  encodePeerMessage({ type: 'candidate', candidate: { candidate: 'nonsense' } }),
  encodePeerMessage({ type: 'description', description: { type: 'offer', sdp: 'nonsense' } }),
  encodePeerMessage({ type: 'candidate', candidate: { candidate: 'candidate:nonsense' } }),
];

test('what a stranger sends harms nobody else and is reported', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  await ada.joined();
  const mallory = await join(url, 'standup', 'Mallory');
  for (const { id } of mallory.joined.peers) {
    for (const payload of nonsense) mallory.send({ type: 'signal', to: id, payload });
  }
  const bob = enter(url, 'Bob');
  const bobMet = ({ pairs }: ReturnType<typeof ada.getSnapshot>) =>
    [...pairs.values()].some(
      ({ connection, tracks }) => connection === 'connected' && tracks.length === 2,
    );
  await Promise.all([ada.becomes(bobMet), bob.becomes(bobMet)]);

  const { self } = mallory.joined;
  expect(ada.problems.map(({ event, peer }) => [event, peer])).toEqual([
    ['peer.bad-message', self.id],
    ['peer.bad-message', self.id],
    ['peer.negotiation-failed', self.id],
    ['peer.negotiation-failed', self.id],
    ['peer.negotiation-failed', self.id],
  ]);
  expect(bob.problems).toEqual([]);
});

test('is told why it may not start a call in a room that is taken', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { intent: 'start' });
  await ada.joined();
  const bob = enter(url, 'Bob', { intent: 'start' });
  await bob.becomes(({ room }) => room.phase === 'refused');
  expect(bob.getSnapshot().room).toMatchObject({ code: 'room-taken' });
});
