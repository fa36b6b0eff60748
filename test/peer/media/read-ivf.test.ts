import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readMedia } from '../../../src/peer/media/read-media.ts';
import { framesOf, pipeOf } from '../support/sample-media.ts';

type Frame = { readonly data: readonly number[]; readonly time: number };

/** Writes the container as libvpx does; the times are in units of scale / rate seconds. */
function writeIvf(frames: readonly Frame[], { rate = 15, scale = 1, codec = 'VP80' } = {}) {
  const header = Buffer.alloc(32);
  header.write('DKIF', 0, 'latin1');
  header.writeUInt16LE(32, 6);
  header.write(codec, 8, 'latin1');
  header.writeUInt32LE(rate, 16);
  header.writeUInt32LE(scale, 20);
  const parts = frames.map(({ data, time }) => {
    const frameHeader = Buffer.alloc(12);
    frameHeader.writeUInt32LE(data.length, 0);
    frameHeader.writeBigUInt64LE(BigInt(time), 4);
    return Buffer.concat([frameHeader, Buffer.from(data)]);
  });
  return Buffer.concat([header, ...parts]);
}

const key = 0x90;
const delta = 0x91;

test('reads frames with their times and says which are key frames', async () => {
  const file = writeIvf([
    { data: [key, 1], time: 0 },
    { data: [delta, 2], time: 1 },
    { data: [delta, 3], time: 3 },
  ]);
  expect(await framesOf(file)).toEqual([
    { data: Buffer.of(key, 1), timeMs: 0, isKeyFrame: true, trackId: 1 },
    {
      data: Buffer.of(delta, 2),
      timeMs: expect.closeTo(1000 / 15) as number,
      isKeyFrame: false,
      trackId: 1,
    },
    {
      data: Buffer.of(delta, 3),
      timeMs: expect.closeTo(200) as number,
      isKeyFrame: false,
      trackId: 1,
    },
  ]);
});

const good = writeIvf([
  { data: [key, 1, 2, 3], time: 0 },
  { data: [delta, 4], time: 1 },
]);

test('notices wherever a file is cut off', async () => {
  const boundaries = new Set([32, 32 + 12 + 4]);
  for (let length = 0; length < good.length; length += 1) {
    if (boundaries.has(length)) continue;
    await expect(framesOf(good.subarray(0, length)), `${length} bytes`).rejects.toMatchObject({
      code: 'unreadable-media',
    });
  }
});

test.each([
  ['no time base', writeIvf([], { rate: 0 })],
  ['an empty frame', writeIvf([{ data: [], time: 0 }])],
])('refuses %s', async (_, file) => {
  await expect(framesOf(file)).rejects.toMatchObject({ code: 'unreadable-media' });
});

test('names another codec', async () => {
  const { tracks } = await readMedia(pipeOf(writeIvf([], { codec: 'XVID' })));
  expect(tracks).toMatchObject([{ codec: undefined, codecName: 'XVID' }]);
});

test('reads the test card that ffmpeg wrote', async () => {
  const frames = await framesOf(await readFile('media/test-card.ivf'));
  expect(frames).toHaveLength(250);
  expect(frames.filter(({ isKeyFrame }) => isKeyFrame)).toHaveLength(5);
  expect(frames[0]?.isKeyFrame).toBe(true);
  expect(frames.at(-1)?.timeMs).toBeCloseTo(10_000 - 40);
});
