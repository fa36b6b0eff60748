// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { expect, test } from 'vitest';
import { enter } from '../../client/support/person.ts';
import {
  expectMedia,
  join,
  setUpChromium,
  setVisibility,
  tileOf,
  type Person,
} from '../../support/browser.ts';

const { open, url } = setUpChromium();

async function callOfTwo(room: string) {
  const ada = await open(`/r/${room}`);
  await join(ada, 'Ada');
  const bob = await open(`/r/${room}`);
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  return { ada, bob };
}

/** How the page's picture goes out to the newest of its connections. */
function readPictureSending({ page }: Person) {
  return page.evaluate(() => {
    const sender = globalThis.connections
      .at(-1)
      ?.getSenders()
      .find(({ track }) => track?.kind === 'video');
    const [encoding] = sender?.getParameters().encodings ?? [];
    return { isActive: encoding?.active, scale: encoding?.scaleResolutionDownBy };
  });
}

/** What the page has sent of its picture, and what it has heard. */
function readCounts({ page }: Person) {
  return page.evaluate(async () => {
    const counts = { pictureSent: 0, soundReceived: 0 };
    for (const report of (await globalThis.connections.at(-1)?.getStats())?.values() ?? []) {
      const { type, kind, packetsSent, packetsReceived } = report as {
        readonly type: string;
        readonly kind?: string;
        readonly packetsSent?: number;
        readonly packetsReceived?: number;
      };
      if (type === 'outbound-rtp' && kind === 'video') counts.pictureSent += packetsSent ?? 0;
      if (type === 'inbound-rtp' && kind === 'audio') counts.soundReceived += packetsReceived ?? 0;
    }
    return counts;
  });
}

test('nothing is sent to a tab that is hidden but sound; the picture is back when it is shown', async () => {
  const { ada, bob } = await callOfTwo('hidden');
  await expect.poll(() => readPictureSending(ada)).toMatchObject({ isActive: true });
  await setVisibility(bob, 'hidden');
  await expect.poll(() => readPictureSending(ada)).toMatchObject({ isActive: false });
  const [sentBefore, heardBefore] = [await readCounts(ada), await readCounts(bob)];
  await expect
    .poll(async () => (await readCounts(bob)).soundReceived, { timeout: 10_000 })
    .toBeGreaterThan(heardBefore.soundReceived + 20);
  // A last picture may have been on its way.
  expect((await readCounts(ada)).pictureSent - sentBefore.pictureSent).toBeLessThan(20);
  await setVisibility(bob, 'visible');
  await expect.poll(() => readPictureSending(ada)).toMatchObject({ isActive: true });
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
});

test('to a small window a small picture is sent, to a large one the whole', async () => {
  const { ada, bob } = await callOfTwo('small');
  await expect.poll(() => readPictureSending(ada)).toEqual({ isActive: true, scale: 1 });
  await bob.page.setViewportSize({ width: 320, height: 400 });
  await expect.poll(() => readPictureSending(ada)).toEqual({ isActive: true, scale: 2 });
  await bob.page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => readPictureSending(ada)).toEqual({ isActive: true, scale: 1 });
});

test('Opus is sent thriftily, and VP8 or VP9 is what the pictures are in', async () => {
  const { ada } = await callOfTwo('codecs');
  const sdp = await ada.page.evaluate(
    () => globalThis.connections.at(-1)?.remoteDescription?.sdp ?? '',
  );
  const format = /^a=rtpmap:(\d+) opus.*[^]*?^(a=fmtp:\1 .*)/m.exec(sdp)?.[2];
  expect(format).toContain('useinbandfec=1');
  expect(format).toContain('usedtx=1');
  await ada.page.keyboard.press('i');
  const codecs = ada.page.getByRole('row', { name: /^Picture codec/ });
  await expect.poll(() => codecs.innerText()).toMatch(/VP[89]\s+VP[89]/);
});

test('a muted microphone costs next to nothing', async () => {
  const { ada, bob } = await callOfTwo('silence');
  await bob.page.keyboard.press('m');
  let before = Infinity;
  // In a second 50 packets of talk, 2 to 3 of silence.
  await expect
    .poll(
      async () => {
        const { soundReceived } = await readCounts(ada);
        const packets = soundReceived - before;
        before = soundReceived;
        return Math.abs(packets);
      },
      { interval: 1_000, timeout: 20_000 },
    )
    .toBeLessThan(10);
});

test('why there is no picture is said on the tile, and once to who cannot see it', async () => {
  const ada = await open('/r/paused');
  await join(ada, 'Ada');
  const bob = enter(url(), 'Bob', { room: 'paused' });
  await bob.meets(1);
  const [id = ''] = bob.getSnapshot().pairs.keys();
  const words = 'picture is paused: the connection is too slow for it.';
  bob.notify(id, { type: 'picture', isPaused: true });
  await tileOf(ada, 'Bob').getByText(`Their ${words}`).waitFor();
  await ada.page.getByRole('status').getByText(`Bob’s ${words}`).waitFor();
  bob.notify(id, { type: 'picture', isPaused: false });
  await tileOf(ada, 'Bob').getByText(`Their ${words}`).waitFor({ state: 'detached' });
  await ada.page.getByRole('status').getByText('Bob’s picture goes on.').waitFor();
});

test('the connection to each person is a table, which I and Escape open and close', async () => {
  const { ada } = await callOfTwo('stats');
  await ada.page.keyboard.press('i');
  const table = ada.page.getByRole('table', { name: /^Bob/ });
  await table.waitFor();
  await table.getByText('Direct over UDP').waitFor();
  for (const [row, cells] of [
    ['Sound', /\d+ kbit\/s\s+\d+ kbit\/s/],
    ['Picture', /\d+ kbit\/s\s+\d+ kbit\/s/],
    ['Picture lost', /\d+\.\d %\s+\d+\.\d %/],
    ['Size', /\d+×\d+, \d+\/s\s+\d+×\d+, \d+\/s/],
    ['Limited by', /nothing|the path|this machine/],
  ] as const) {
    const line = table.getByRole('row').filter({
      has: ada.page.getByRole('rowheader', { name: row, exact: true }),
    });
    await expect.poll(() => line.innerText()).toMatch(cells);
  }
  await ada.page.getByRole('button', { name: 'Close', exact: true }).focus();
  await ada.page.keyboard.press('Escape');
  await table.waitFor({ state: 'detached' });
  await ada.page.getByRole('button', { name: 'Connection' }).click();
  await table.waitFor();
  await tileOf(ada, 'Bob').waitFor();
});
