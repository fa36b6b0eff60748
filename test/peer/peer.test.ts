import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSealKey } from '../../src/client/seal.ts';
import { createStore } from '../../src/client/store.ts';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { hasReachedAll } from '../../src/peer/pair-meter.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { until } from '../../src/peer/until.ts';
import { startServer } from '../support/signal-server.ts';
import { enter, never } from './support/measured-peer.ts';

test('two peers send each other sound, pictures and messages, and count them', async () => {
  const { url } = await startServer();
  const clip = await loadTestClip();
  const ada = enter(url, 'Ada', { clip, isEchoing: true });
  await ada.joined();
  const bob = enter(url, 'Bob', { clip, isEchoing: true });
  await Promise.all([ada, bob].map((peer) => peer.measures(hasReachedAll)));
  const meters = [...ada.meters(), ...bob.meters()];
  expect(meters.map(({ peer }) => peer.name)).toEqual(['Bob', 'Ada']);

  for (const { sent, received, data, path } of await Promise.all(
    meters.map((meter) => meter.report()),
  )) {
    expect(sent.audioPackets).toBeGreaterThan(0);
    expect(sent.videoPackets).toBeGreaterThan(0);
    expect(received.audio).toMatchObject({ lost: 0, frames: 0 });
    expect(received.audio.bytes).toBeGreaterThan(received.audio.packets);
    expect(received.video.frames).toBeGreaterThan(0);
    expect(received.video.packets).toBeGreaterThanOrEqual(received.video.frames);
    expect(data.echoed).toBeGreaterThan(0);
    expect(data.rttMs).toBeGreaterThan(0);
    expect(path).toMatchObject({ protocol: 'udp' });
  }
  const [reached] = ada.meters().map((meter) => meter.getSnapshot());
  expect(reached?.ice).toBeLessThan(reached?.dtls ?? 0);
  expect(reached?.dtls).toBeLessThan(reached?.audio ?? 0);
});

test.each([
  ['without a key both peers know the same numbers to compare', undefined, 'known'],
  ['with a key there is nothing to compare', createSealKey(nodeSealPlatform), 'none'],
])('%s', async (_, key, state) => {
  const { url } = await startServer();
  const options = key === undefined ? {} : { key };
  const ada = enter(url, 'Ada', options);
  await ada.joined();
  const bob = enter(url, 'Bob', options);
  const authentications = await Promise.all(
    [ada, bob].map(async (peer) => {
      const pairOf = () => [...peer.getSnapshot().pairs.values()][0];
      const isSettled = () =>
        pairOf()?.connection === 'connected' && pairOf()?.authentication.state === state;
      await until(peer, isSettled, never);
      return pairOf()?.authentication;
    }),
  );
  expect(authentications[0]).toEqual(authentications[1]);
  expect([...ada.problems, ...bob.problems]).toEqual([]);
});

test('a peer without a clip receives and sends nothing', async () => {
  const { url } = await startServer();
  const bob = enter(url, 'Bob');
  await bob.joined();
  const ada = enter(url, 'Ada', { clip: await loadTestClip() });
  const report = await bob.measures(
    ({ audio, video }) => audio !== undefined && video !== undefined,
  );

  expect(report.sent).toEqual({ audioPackets: 0, videoPackets: 0 });
  expect(report.received.video.frames).toBeGreaterThan(0);
  expect([...ada.getSnapshot().pairs.values()]).toMatchObject([
    { media: { microphone: false, camera: false } },
  ]);
  expect(ada.meters()[0]?.getSnapshot()).not.toHaveProperty('audio');
});

test('someone who comes later gets a key frame first', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { clip: await loadTestClip() });
  await ada.joined();
  const first = enter(url, 'Bob');
  await first.measures(({ video }) => video !== undefined);
  const keyFrames = createStore<readonly boolean[]>([]);
  const late = enter(url, 'Cem');
  late.subscribe(() => {
    for (const { tracks } of late.getSnapshot().pairs.values()) {
      const video = tracks.find(({ kind }) => kind === 'video');
      video?.onReceiveRtp.once(({ payload }) => {
        // After the descriptor of four bytes the frame begins; its lowest bit is 0 in key frames.
        keyFrames.set([...keyFrames.getSnapshot(), ((payload[4] ?? 1) & 1) === 0]);
      });
    }
  });
  await until(keyFrames, ({ length }) => length > 0, never);
  expect(keyFrames.getSnapshot()[0]).toBe(true);
});

test('closing ends every connection of both sides and leaves the room', async () => {
  const { url } = await startServer();
  const clip = await loadTestClip();
  const ada = enter(url, 'Ada', { clip });
  await ada.joined();
  const bob = enter(url, 'Bob', { clip });
  await Promise.all([ada, bob].map((peer) => peer.measures(({ dtls }) => dtls !== undefined)));
  await bob.close();

  expect(bob.getSnapshot()).toMatchObject({ room: { phase: 'left' }, pairs: new Map() });
  await until(
    ada,
    ({ room, pairs }) => {
      return room.phase === 'joined' && room.peers.length === 0 && pairs.size === 0;
    },
    never,
  );
  await ada.close();
  await expect.poll(countUdpSockets).toBe(0);
});

test('a process that closes its peers in the middle of their handshake ends soon', async () => {
  const { url } = await startServer();
  const script = fileURLToPath(new URL('support/close-early.js', import.meta.url));
  const child = spawn(process.execPath, [script, url], {
    timeout: 10_000,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  expect(await once(child, 'close')).toEqual([0, null]);
});

function countUdpSockets(): number {
  return process.getActiveResourcesInfo().filter((type) => type === 'UDPWrap').length;
}
