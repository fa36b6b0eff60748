import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readOggOpus } from '../../../src/peer/media/read-ogg-opus.ts';
import { readOggPackets } from '../../../src/peer/media/read-ogg.ts';
import { DecodeError } from '../../../src/protocol/fields.ts';

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

const headers = Buffer.concat([packetPage('OpusHead\x01\x02'), packetPage('OpusTags')]);

test('joins packets that span segments and pages', () => {
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
  expect(readOggPackets(file)).toEqual([Buffer.from('ab'), long, exact]);
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
])('knows how long a packet sounds: %s', (_, packet, durationMs) => {
  const file = Buffer.concat([headers, packetPage(Buffer.from(packet))]);
  expect(readOggOpus(file)).toMatchObject([{ durationMs, isKeyFrame: true }]);
});

const good = Buffer.concat([headers, packetPage(Buffer.from([31 << 3, 1, 2, 3]))]);

test('notices wherever a file is cut off', () => {
  for (let length = 0; length < good.length; length += 1) {
    if (length === headers.length) continue; // Nothing but headers is a file, too.
    expect(() => readOggOpus(good.subarray(0, length)), `${length} bytes`).toThrow(DecodeError);
  }
});

test('notices every damaged byte', () => {
  for (let index = 0; index < good.length; index += 1) {
    const damaged = Buffer.from(good);
    damaged[index] = (damaged[index] ?? 0) ^ 0x10;
    expect(() => readOggOpus(damaged), `byte ${index}`).toThrow(DecodeError);
  }
});

test.each([
  ['another codec', packetPage('\x01vorbis')],
  ['a file without tags', Buffer.concat([packetPage('OpusHead'), packetPage('\xf8')])],
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
])('refuses %s', (_, file) => {
  expect(() => readOggOpus(file)).toThrow(DecodeError);
});

test('reads the tone that ffmpeg wrote', async () => {
  const frames = readOggOpus(await readFile('media/test-tone.ogg'));
  expect(frames).toHaveLength(100);
  expect(new Set(frames.map(({ durationMs }) => durationMs))).toEqual(new Set([20]));
});
