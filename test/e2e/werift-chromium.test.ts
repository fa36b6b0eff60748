import { expect, test } from 'vitest';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import type { Milestones } from '../../src/peer/pair-meter.ts';
import { until } from '../../src/peer/until.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { expectMedia, join, setUpChromium, tileOf } from '../support/browser.ts';

const { open, url } = setUpChromium();

const hasMedia = ({ audio, video }: Milestones) => audio !== undefined && video !== undefined;

test('a page shows the clip of a headless peer that comes to it, which receives its media', async () => {
  const ada = await open('/r/standup');
  await join(ada, 'Ada');
  const peer = enter(url(), 'Robot', { clip: await loadTestClip() });
  await tileOf(ada, 'Robot').waitFor();
  const [{ received, path }] = await Promise.all([peer.measures(hasMedia), expectMedia(ada, 1)]);

  expect(received.audio.packets).toBeGreaterThan(0);
  expect(received.video.frames).toBeGreaterThan(0);
  expect(path?.protocol).toBe('udp');
  expect(peer.problems).toEqual([]);

  // Both make the same numbers of what each calls its own and the other's fingerprint.
  const authentication = () => [...peer.getSnapshot().pairs.values()][0]?.authentication;
  await until(peer, () => authentication()?.state === 'known', never);
  const numbers = await tileOf(ada, 'Robot')
    .getByText(/^\d{4} \d{4}$/)
    .textContent();
  expect(authentication()).toEqual({ state: 'known', text: numbers });
});

test('a headless peer that is there already answers a page, and says goodbye', async () => {
  const peer = enter(url(), 'Robot', { clip: await loadTestClip(), room: 'early' });
  await peer.joined();
  const ada = await open('/r/early');
  await join(ada, 'Ada');
  const [{ received }] = await Promise.all([peer.measures(hasMedia), expectMedia(ada, 1)]);
  expect(received.video.frames).toBeGreaterThan(0);
  expect(peer.problems).toEqual([]);

  await peer.close();
  await tileOf(ada, 'Robot').waitFor({ state: 'detached' });
});

test('two headless peers and a page form a mesh', async () => {
  const clip = await loadTestClip();
  const robots = ['Robot', 'Roberta'].map((name) => enter(url(), name, { clip, room: 'mesh' }));
  await Promise.all(robots.map((robot) => robot.joined()));
  const ada = await open('/r/mesh');
  await join(ada, 'Ada');
  await expectMedia(ada, 2);
  for (const robot of robots) expect(robot.problems).toEqual([]);
});

test('a headless peer takes a shared screen beside the camera, and both media go on', async () => {
  const ada = await open('/r/share');
  await join(ada, 'Ada');
  const peer = enter(url(), 'Robot', { clip: await loadTestClip(), room: 'share' });
  await Promise.all([peer.measures(hasMedia), expectMedia(ada, 1)]);
  const pair = () => [...peer.getSnapshot().pairs.values()][0];
  await ada.page.getByRole('button', { name: 'Share your screen' }).click();
  await until(peer, () => pair()?.media?.screen === true, never);
  await until(peer, () => (pair()?.tracks ?? []).filter(isVideo).length === 2, never);
  await expectMedia(ada, 1);
  expect(peer.problems).toEqual([]);
});

function isVideo({ kind }: { readonly kind: string }): boolean {
  return kind === 'video';
}
