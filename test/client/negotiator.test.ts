import { expect, test } from 'vitest';
import type { PeerMessage } from '../../src/protocol/peer-messages.ts';
import { openUdp } from '../support/udp-socket.ts';
import {
  collectTracks,
  deliver,
  descriptionTypes,
  exchange,
  linkPair,
  openChannel,
  trickled,
  type Side,
} from './support/linked-pair.ts';

function addTracks({ connection }: Side, kinds: readonly ('audio' | 'video')[]): void {
  for (const kind of kinds) connection.addTransceiver(kind);
}

/** Resolves when the answer to the next offer of a side is applied. */
function becomesStable({ connection }: Side): Promise<void> {
  return new Promise((resolve) => {
    connection.signalingStateChange.subscribe((state) => {
      if (state === 'stable') resolve();
    });
  });
}

test.each([
  ['no ICE server', async () => []],
  [
    'a STUN server that is silent',
    async () => [{ urls: `stun:127.0.0.1:${(await openUdp()).port}` }],
  ],
])('connects with one offer and one answer, with %s', async (_, iceServers) => {
  const { impolite: ada, polite: bob } = linkPair(
    (message, to) =>
      deliver(message, to, () => {
        // As in a call: who is there makes the connection when the offer of the newcomer comes.
        if (to === bob) addTracks(bob, ['audio', 'video']);
      }),
    await iceServers(),
  );
  const [adaHears, bobHears] = [collectTracks(ada), collectTracks(bob)];
  addTracks(ada, ['audio', 'video']);
  await exchange(await openChannel(ada, bob));

  expect(adaHears).toEqual(['audio', 'video']);
  expect(bobHears).toEqual(['audio', 'video']);
  expect(descriptionTypes(ada)).toEqual(['offer']);
  expect(descriptionTypes(bob)).toEqual(['answer']);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

const layouts = [
  { ada: ['audio', 'video'], bob: ['audio', 'video'] },
  { ada: ['audio', 'video'], bob: ['video', 'audio'] },
  { ada: ['audio'], bob: ['video'] },
  { ada: ['video'], bob: [] },
  { ada: [], bob: ['audio', 'video'] },
] as const;

test.each(layouts)('settles offers that both sides make at once: %j', async (tracks) => {
  const { impolite: ada, polite: bob } = linkPair();
  const [adaHears, bobHears] = [collectTracks(ada), collectTracks(bob)];
  addTracks(ada, tracks.ada);
  addTracks(bob, tracks.bob);
  const channels = await Promise.all([openChannel(ada, bob, 'a'), openChannel(bob, ada, 'b')]);
  for (const channel of channels) await exchange(channel);

  expect(descriptionTypes(ada)[0]).toBe('offer');
  expect(descriptionTypes(bob)[0]).toBe('offer');
  expect(adaHears.toSorted()).toEqual([...tracks.bob].toSorted());
  expect(bobHears.toSorted()).toEqual([...tracks.ada].toSorted());
  for (const { connection, problems } of [ada, bob]) {
    expect(problems).toEqual([]);
    expect(connection.signalingState).toBe('stable');
    expect(connection.iceConnectionState).toBe('connected');
  }
});

test('settles offers that meet when both sides add a track to a call', async () => {
  const { impolite: ada, polite: bob } = linkPair();
  await exchange(await openChannel(ada, bob));
  const [adaHears, bobHears] = [collectTracks(ada), collectTracks(bob)];
  const bothHear = Promise.all(
    [ada, bob].map(({ connection }) => new Promise((resolve) => connection.onTrack.once(resolve))),
  );
  addTracks(ada, ['video']);
  addTracks(bob, ['audio']);
  await bothHear;
  expect(adaHears).toEqual(['audio']);
  expect(bobHears).toEqual(['video']);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('holds candidates that overtake their description', async () => {
  const { impolite: ada, polite: bob } = linkPair((message, to) => {
    const { description, candidates } = trickled(message);
    for (const candidate of candidates) deliver(candidate, to);
    deliver(description, to);
  });
  await exchange(await openChannel(ada, bob));
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('connects with candidates that come long after their description', async () => {
  const late: (() => void)[] = [];
  const { impolite: ada, polite: bob } = linkPair((message, to) => {
    const { description, candidates } = trickled(message);
    deliver(description, to);
    late.push(() => candidates.forEach((candidate) => deliver(candidate, to)));
  });
  const channel = openChannel(ada, bob);
  await becomesStable(ada);
  for (const send of late.splice(0)) send();
  await exchange(await channel);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('keeps the roles of ICE when another offer comes before a path is found', async () => {
  const late: (() => void)[] = [];
  const { impolite: ada, polite: bob } = linkPair((message, to) => {
    const { description, candidates } = trickled(message);
    deliver(description, to);
    late.push(() => candidates.forEach((candidate) => deliver(candidate, to)));
  });
  const channel = openChannel(ada, bob);
  await becomesStable(ada);
  addTracks(bob, ['audio']);
  await becomesStable(bob);
  for (const send of late.splice(0)) send();
  await exchange(await channel);

  expect(descriptionTypes(bob)).toEqual(['answer', 'offer']);
  expect(ada.connection.iceTransports[0]?.role).toBe('controlling');
  expect(bob.connection.iceTransports[0]?.role).toBe('controlled');
});

test('reports a bad candidate and takes the good ones beside it', async () => {
  const bad: PeerMessage = {
    type: 'candidate',
    candidate: { candidate: 'candidate:nonsense', sdpMLineIndex: 0 },
  };
  const { impolite: ada, polite: bob } = linkPair((message, to) => {
    const { description, candidates } = trickled(message);
    for (const candidate of [bad, ...candidates]) deliver(candidate, to);
    deliver(description, to);
  });
  await exchange(await openChannel(ada, bob));
  expect(ada.problems).toHaveLength(1);
  expect(bob.problems).toHaveLength(1);
});

test('reports an answer that nobody asked for and goes on', async () => {
  const { impolite: ada, polite: bob } = linkPair();
  deliver({ type: 'description', description: { type: 'answer', sdp: 'v=0\r\n' } }, bob);
  await exchange(await openChannel(ada, bob));
  expect(ada.problems).toEqual([]);
  expect(bob.problems).toHaveLength(1);
});

test('restarts ICE without ending the call', async () => {
  const { impolite: ada, polite: bob } = linkPair();
  const channel = await openChannel(ada, bob);
  await exchange(channel);
  for (const side of [ada, bob]) {
    const again = [ada, bob].map(
      ({ connection }) =>
        new Promise<void>((resolve) => {
          connection.iceConnectionStateChange.subscribe((state) => {
            if (state === 'connected') resolve();
          });
        }),
    );
    side.connection.restartIce();
    await Promise.all(again);
    await exchange(channel);
  }
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});
