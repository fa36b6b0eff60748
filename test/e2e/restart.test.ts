import { expect, onTestFinished, test } from 'vitest';
import { createSealKey } from '../../src/client/seal.ts';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { hasReachedAll } from '../../src/peer/pair-meter.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { until } from '../../src/peer/until.ts';
import { insideOf } from '../../src/protocol/room-state.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { startRestartableEngage } from '../support/restartable-engage.ts';

type MeasuredPeer = ReturnType<typeof enter>;

const inside = (peer: MeasuredPeer) => {
  const state = insideOf(peer.getSnapshot().room);
  if (state?.phase !== 'joined') throw new Error('not in the room');
  return state;
};

/** How much of each kind has come from each of the others so far. */
async function arrived(people: readonly MeasuredPeer[]) {
  const meters = people.flatMap((peer) => peer.meters());
  const reports = await Promise.all(meters.map((meter) => meter.report()));
  return reports.flatMap(({ received }) => [received.audio.packets, received.video.frames]);
}

/** Resolves when sound and pictures of everyone go on arriving at everyone. */
async function mediaGoesOn(people: readonly MeasuredPeer[]) {
  const before = await arrived(people);
  await expect
    .poll(async () => (await arrived(people)).filter((now, n) => now > (before[n] ?? 0)).length)
    .toBe(before.length);
}

test('a server that is killed and started again costs a call nothing', async () => {
  const engage = await startRestartableEngage();
  const options = { key: createSealKey(nodeSealPlatform), clip: await loadTestClip() };
  const people: MeasuredPeer[] = [];
  for (const name of ['Ada', 'Bob', 'Cem']) {
    const peer = enter(engage.url, name, { ...options, isEchoing: true });
    await peer.joined();
    people.push(peer);
  }
  const all = async (isSuch: (peer: MeasuredPeer) => boolean) => {
    await Promise.all(people.map((peer) => until(peer, () => isSuch(peer), never)));
  };
  await all((peer) => peer.meters().length === 2);
  await Promise.all(
    people.flatMap((peer) => peer.meters().map((meter) => until(meter, hasReachedAll, never))),
  );
  const ids = people.map((peer) => inside(peer).self.id);
  const salts = people.map((peer) => inside(peer).peers.map(({ salt }) => salt));
  let leaves = 0;
  for (const peer of people) {
    onTestFinished(
      peer.subscribe(() => {
        const { phase } = peer.getSnapshot().room;
        if (phase !== 'left' && inside(peer).peers.length < 2) leaves += 1;
      }),
    );
  }

  await engage.kill();
  await all((peer) => peer.getSnapshot().room.phase === 'reconnecting');
  await mediaGoesOn(people);
  await engage.startAgain();
  await all(
    (peer) =>
      peer.getSnapshot().room.phase === 'joined' &&
      inside(peer).peers.every(({ salt }) => !salts.flat().includes(salt)),
  );
  await mediaGoesOn(people);

  expect(people.map((peer) => inside(peer).self.id)).toEqual(ids);
  expect(people.map((peer) => peer.meters().length)).toEqual([2, 2, 2]);
  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  expect(leaves).toBe(0);
});
