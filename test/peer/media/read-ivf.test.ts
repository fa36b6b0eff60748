import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readIvf } from '../../../src/peer/media/read-ivf.ts';
import { DecodeError } from '../../../src/protocol/fields.ts';

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

test('reads frames with their durations and says which are key frames', () => {
  const file = writeIvf([
    { data: [key, 1], time: 0 },
    { data: [delta, 2], time: 1 },
    { data: [delta, 3], time: 3 },
  ]);
  const unit = expect.closeTo(1000 / 15) as number;
  const twoUnits = expect.closeTo(2000 / 15) as number;
  expect(readIvf(file)).toEqual([
    { data: Buffer.of(key, 1), durationMs: unit, isKeyFrame: true },
    { data: Buffer.of(delta, 2), durationMs: twoUnits, isKeyFrame: false },
    // Nothing says when the last one ends: as the one before it.
    { data: Buffer.of(delta, 3), durationMs: twoUnits, isKeyFrame: false },
  ]);
});

test('takes one unit of time for a lone frame', () => {
  const file = writeIvf([{ data: [key], time: 7 }], { rate: 1000, scale: 40 });
  expect(readIvf(file)).toMatchObject([{ durationMs: 40 }]);
});

const good = writeIvf([
  { data: [key, 1, 2, 3], time: 0 },
  { data: [delta, 4], time: 1 },
]);

test('notices wherever a file is cut off', () => {
  const boundaries = new Set([32, 32 + 12 + 4]);
  for (let length = 0; length < good.length; length += 1) {
    if (boundaries.has(length)) continue;
    expect(() => readIvf(good.subarray(0, length)), `${length} bytes`).toThrow(DecodeError);
  }
});

test.each([
  ['another container', Buffer.from('OggS'.repeat(10))],
  ['another codec', writeIvf([], { codec: 'VP90' })],
  ['no time base', writeIvf([], { rate: 0 })],
  ['an empty frame', writeIvf([{ data: [], time: 0 }])],
  [
    'time that goes backwards',
    writeIvf([
      { data: [key], time: 1 },
      { data: [key], time: 1 },
    ]),
  ],
])('refuses %s', (_, file) => {
  expect(() => readIvf(file)).toThrow(DecodeError);
});

test('reads the test card that ffmpeg wrote', async () => {
  const frames = readIvf(await readFile('media/test-card.ivf'));
  expect(frames).toHaveLength(30);
  expect(frames.filter(({ isKeyFrame }) => isKeyFrame)).toHaveLength(2);
  expect(frames[0]?.isKeyFrame).toBe(true);
  expect(frames.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBeCloseTo(2000);
});
