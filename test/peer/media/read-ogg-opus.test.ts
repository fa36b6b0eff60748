import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createByteReader } from '../../../src/peer/media/byte-reader.ts';
import { readOggPackets, type OggPacket } from '../../../src/peer/media/read-ogg.ts';
import { framesOf } from '../support/sample-media.ts';

type PageOptions = { readonly lacing: readonly number[]; readonly body: Buffer };

/** A page of an Ogg file (RFC 3533, section 6) with its checksum. */
function page({ lacing, body }: PageOptions, { isContinued = false, serial = 1 } = {}): Buffer {
  const header = Buffer.alloc(27);
  header.write('OggS', 0, 'latin1');
  header.writeUInt8(isContinued ? 1 : 0, 5);
  header.writeUInt32LE(serial, 14);
  header.writeUInt8(lacing.length, 26);
  const bytes = Buffer.concat([header, Buffer.from(lacing), body]);
  bytes.writeUInt32LE(crc(bytes), 22);
  return bytes;
}

/** By long division, bit by bit: slow, and unlike the code under test. */
function crc(bytes: Buffer): number {
  let remainder = 0n;
  for (const byte of [...bytes, 0, 0, 0, 0]) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      remainder = (remainder << 1n) | BigInt((byte >> bit) & 1);
      if (remainder >> 32n === 1n) remainder ^= 0x104c11db7n;
    }
  }
  return Number(remainder);
}

function packetPage(packet: Buffer | string, serial = 1): Buffer {
  const body = Buffer.from(packet);
  return page({ lacing: [body.length], body }, { serial });
}

/** Version, two channels, 960 samples to drop, that is 20 ms, and fields that do not matter here. */
const head = Buffer.concat([Buffer.from('OpusHead\x01\x02\xc0\x03', 'latin1'), Buffer.alloc(7)]);
const headers = Buffer.concat([packetPage(head), packetPage('OpusTags')]);

test('joins packets that span segments and pages', async () => {
  const long = Buffer.alloc(255 + 255 + 10, 7);
  const exact = Buffer.alloc(255, 8);
  const file = Buffer.concat([
    page({ lacing: [2, 255], body: Buffer.concat([Buffer.from('ab'), long.subarray(0, 255)]) }),
    packetPage('of another stream', 2),
    page(
      { lacing: [255, 10, 255, 0], body: Buffer.concat([long.subarray(255), exact]) },
      { isContinued: true },
    ),
  ]);
  const chunks = [file];
  const pull = async () => chunks.pop();
  const packets: OggPacket[] = [];
  const bytes = createByteReader({ pull, sizeBytes: undefined });
  for await (const packet of readOggPackets(bytes)) packets.push(packet);
  expect(packets).toEqual([
    { serial: 1, data: Buffer.from('ab') },
    { serial: 2, data: Buffer.from('of another stream') },
    { serial: 1, data: long },
    { serial: 1, data: exact },
  ]);
});

// The first byte: configuration, stereo, code for the number of frames (RFC 6716, section 3.1).
test.each([
  ['SILK 10 ms', [0 << 3], 10],
  ['SILK 60 ms', [11 << 3], 60],
  ['hybrid 10 ms', [14 << 3], 10],
  ['hybrid 20 ms', [15 << 3], 20],
  ['CELT 2.5 ms', [16 << 3], 2.5],
  ['CELT 20 ms', [31 << 3], 20],
  ['CELT 20 ms, stereo', [(31 << 3) | 4], 20],
  ['two frames', [(31 << 3) | 1], 40],
  ['two frames of other sizes', [(31 << 3) | 2], 40],
  ['any number of frames', [(29 << 3) | 3, 6], 30],
])('knows how long a packet sounds: %s', async (_, packet, durationMs) => {
  const file = Buffer.concat([headers, ...[packet, packet].map((p) => packetPage(Buffer.from(p)))]);
  const [first, second] = await framesOf(file);
  expect(first).toMatchObject({ timeMs: -20, isKeyFrame: true });
  expect(second?.timeMs).toBe(-20 + durationMs);
});

const good = Buffer.concat([headers, packetPage(Buffer.from([31 << 3, 1, 2, 3]))]);

const boundaries = new Set([packetPage(head).length, headers.length]);

test('notices wherever a file is cut off', async () => {
  for (let length = 0; length < good.length; length += 1) {
    if (boundaries.has(length)) continue; // Nothing but headers is a file, too.
    await expect(framesOf(good.subarray(0, length)), `${length} bytes`).rejects.toThrow(
      'cannot be',
    );
  }
});

test('notices every damaged byte', async () => {
  for (let index = 0; index < good.length; index += 1) {
    const damaged = Buffer.from(good);
    damaged[index] = (damaged[index] ?? 0) ^ 0x10;
    await expect(framesOf(damaged), `byte ${index}`).rejects.toThrow('cannot be');
  }
});

test.each([
  ['a file without tags', Buffer.concat([packetPage(head), packetPage('\xf8')])],
  ['an empty packet', Buffer.concat([headers, page({ lacing: [0], body: Buffer.alloc(0) })])],
  ['a packet of no frames', Buffer.concat([headers, packetPage(Buffer.from([(31 << 3) | 3, 0]))])],
  [
    'a missing page',
    Buffer.concat([headers, page({ lacing: [1], body: Buffer.from('x') }, { isContinued: true })]),
  ],
  [
    'a packet without its end',
    Buffer.concat([headers, page({ lacing: [255], body: Buffer.alloc(255) })]),
  ],
])('refuses %s', async (_, file) => {
  await expect(framesOf(file)).rejects.toMatchObject({ code: 'unreadable-media' });
});

test('goes on with the stream that follows, as a radio does', async () => {
  const packet = Buffer.from([31 << 3, 1, 2, 3]);
  const next = [head, Buffer.from('OpusTags'), packet].map((data) => packetPage(data, 2));
  expect((await framesOf(Buffer.concat([good, ...next]))).map(({ timeMs }) => timeMs)).toEqual([
    -20, 0,
  ]);
});

test('reads the tone that ffmpeg wrote', async () => {
  const frames = await framesOf(await readFile('media/test-tone.ogg'));
  expect(frames).toHaveLength(500);
  expect(frames.map(({ timeMs }) => timeMs)).toEqual(frames.map((_, index) => 20 * index - 6.5));
});
