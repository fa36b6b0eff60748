import { expect, onTestFinished, test } from 'vitest';
import {
  expectMedia,
  join,
  openPerson,
  setUpChromium,
  startChromium,
  tileOf,
  type Person,
} from '../../support/browser.ts';

// The fake question of Chromium is answered with a fake screen.
const { open, url } = setUpChromium();

/** The pictures decoded so far of each video that arrives, camera first; runs in the page. */
async function readVideos(): Promise<readonly number[]> {
  const connection = globalThis.connections.findLast(
    ({ connectionState }) => connectionState === 'connected',
  );
  const videos: { readonly mid: string; readonly frames: number }[] = [];
  for (const report of ((await connection?.getStats()) ?? new Map()).values()) {
    const { type, kind, mid, framesDecoded } = report as {
      readonly type: string;
      readonly kind?: string;
      readonly mid: string;
      readonly framesDecoded?: number;
    };
    if (type === 'inbound-rtp' && kind === 'video')
      videos.push({ mid, frames: framesDecoded ?? 0 });
  }
  return videos.toSorted((one, other) => Number(one.mid) - Number(other.mid)).map((v) => v.frames);
}

/** The energy so far of each sound that arrives, microphone first; runs in the page. */
async function readLoudness(): Promise<readonly number[]> {
  const sounds: { readonly mid: string; readonly energy: number }[] = [];
  for (const report of (await globalThis.connections.at(-1)?.getStats())?.values() ?? []) {
    const { type, kind, mid, totalAudioEnergy } = report as {
      readonly type: string;
      readonly kind?: string;
      readonly mid: string;
      readonly totalAudioEnergy?: number;
    };
    if (type === 'inbound-rtp' && kind === 'audio')
      sounds.push({ mid, energy: totalAudioEnergy ?? 0 });
  }
  return sounds.toSorted((one, other) => Number(one.mid) - Number(other.mid)).map((s) => s.energy);
}

const videosOf = ({ page }: Person) => page.evaluate(readVideos);

function share({ page }: Person) {
  return page.getByRole('button', { name: 'Share your screen' }).click();
}

async function expectVideos(person: Person, count: number) {
  await expect.poll(() => videosOf(person), { timeout: 20_000 }).toHaveLength(count);
  const before = await videosOf(person);
  await expect
    .poll(async () => (await videosOf(person)).map((n, index) => n > (before[index] ?? 0) + 3), {
      timeout: 20_000,
    })
    .toEqual(Array<boolean>(count).fill(true));
}

test('a screen arrives beside the camera, whose pictures go on, and its end is seen', async () => {
  const ada = await open('/r/share');
  const bob = await open('/r/share');
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  // Frames of the camera count on the same receiver throughout: nothing was set up anew.
  const [cameraBefore = 0] = await videosOf(ada);

  await share(bob);
  await ada.page.getByText('Bob shares a screen now.').waitFor();
  await tileOf(ada, 'Bob’s screen').waitFor();
  await expectVideos(ada, 2);
  const [cameraAfter = 0] = await videosOf(ada);
  expect(cameraAfter).toBeGreaterThan(cameraBefore);
  expect(await bob.page.evaluate(() => globalThis.connections.length)).toBe(1);
  // The person still has a picture of their own, and it is the smaller one.
  const [screen, person] = await Promise.all([
    tileOf(ada, 'Bob’s screen').boundingBox(),
    tileOf(ada, 'Bob').boundingBox(),
  ]);
  expect((screen?.width ?? 0) * (screen?.height ?? 0)).toBeGreaterThan(
    2 * (person?.width ?? 0) * (person?.height ?? 0),
  );
  expect(await tileOf(ada, 'Bob').locator('.avatar').count()).toBe(0);

  // Both ways at once.
  await share(ada);
  await tileOf(bob, 'Ada’s screen').waitFor();
  await Promise.all([expectVideos(ada, 2), expectVideos(bob, 2)]);

  await tileOf(bob, 'Your screen').getByRole('button', { name: 'Stop sharing' }).click();
  await tileOf(ada, 'Bob’s screen').waitFor({ state: 'detached' });
  await ada.page.getByText('Bob no longer shares a screen.').waitFor();
  const [cameraAtEnd = 0] = await videosOf(ada);
  await expect.poll(async () => (await videosOf(ada))[0]).toBeGreaterThan(cameraAtEnd + 3);

  // The next one takes the m-lines of the last one.
  const lines = () =>
    ada.page.evaluate(() => globalThis.connections[0]?.getTransceivers().length ?? 0);
  const before = await lines();
  await share(bob);
  await tileOf(ada, 'Bob’s screen').waitFor();
  await expectVideos(ada, 2);
  expect(await lines()).toBe(before);
});

test('the browser’s own way to stop is noticed, and who comes later sees what is shared', async () => {
  const ada = await open('/r/share-late');
  await join(ada, 'Ada');
  await share(ada);
  await tileOf(ada, 'Your screen').waitFor();
  const bob = await open('/r/share-late');
  await join(bob, 'Bob');
  await tileOf(bob, 'Ada’s screen').waitFor();
  await expectVideos(bob, 2);

  // As pressing the browser's “Stop sharing” does, which nothing can press headless.
  await ada.page.evaluate(() => {
    for (const { sender } of globalThis.connections[0]?.getTransceivers() ?? []) {
      if (sender.track?.contentHint !== 'detail') continue;
      sender.track.stop();
      sender.track.dispatchEvent(new Event('ended'));
    }
  });
  await tileOf(ada, 'Your screen').waitFor({ state: 'detached' });
  await tileOf(bob, 'Ada’s screen').waitFor({ state: 'detached' });
  await ada.page.getByRole('button', { name: 'Share your screen' }).waitFor();
});

test('who has no camera can share; the camera comes beside it later', async () => {
  const ada = await open('/r/share-only');
  await ada.page.getByRole('button', { name: 'Turn camera off' }).click();
  await join(ada, 'Ada');
  const bob = await open('/r/share-only');
  await bob.page.getByRole('button', { name: 'Turn camera off' }).click();
  await join(bob, 'Bob');
  await share(ada);
  await tileOf(bob, 'Ada’s screen').waitFor();
  await expectVideos(bob, 1);
  // This camera must not be taken for the screen, nor go over the way of the other's screen unseen.
  await bob.page.getByRole('button', { name: 'Turn camera on' }).click();
  await expectVideos(ada, 1);
  await ada.page.getByRole('button', { name: 'Turn camera on' }).click();
  await expectVideos(bob, 2);
  await Promise.all(
    [tileOf(ada, 'Bob'), tileOf(bob, 'Ada')].map((tile) =>
      tile.locator('.avatar').waitFor({ state: 'detached' }),
    ),
  );
});

test('the sound of a shared tab arrives as a track of its own', async () => {
  // Without the fake question, which knows no tabs: the tab of this title is shared for real.
  const browser = await startChromium({
    allowsDevices: false,
    isLoud: true,
    args: ['--auto-select-tab-capture-source-by-title=Music'],
  });
  onTestFinished(() => browser.close());
  const permissions = ['camera', 'microphone'];
  const ada = await openPerson(browser, url('/r/music'), { permissions });
  await join(ada, 'Ada');
  const bob = await openPerson(browser, url('/r/music'), { permissions });
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  const music = await bob.context.newPage();
  await music.setContent('<title>Music</title><button>Play</button>');
  await music.evaluate(() => {
    document.querySelector('button')?.addEventListener('click', () => {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: 1_000 });
      tone.connect(audio.destination);
      tone.start();
    });
  });
  await music.getByRole('button').click();
  await bob.page.bringToFront();

  expect(await ada.page.evaluate(readLoudness)).toHaveLength(1);
  await share(bob);
  await tileOf(ada, 'Bob’s screen').waitFor();
  await expect.poll(() => ada.page.evaluate(readLoudness)).toHaveLength(2);
  const [, before = 0] = await ada.page.evaluate(readLoudness);
  await expect
    .poll(async () => (await ada.page.evaluate(readLoudness))[1], { timeout: 20_000 })
    .toBeGreaterThan(before + 0.1);
});

test('where a screen cannot be shared there is no button for it', async () => {
  const ada = await open('/');
  await ada.page.addInitScript(() =>
    Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia'),
  );
  await ada.page.goto(new URL('/r/phone', ada.page.url()).href);
  await join(ada, 'Ada');
  expect(await ada.page.getByRole('button', { name: 'Share your screen' }).count()).toBe(0);
});
