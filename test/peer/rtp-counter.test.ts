import { expect, test } from 'vitest';
import { RtpHeader, RtpPacket, Vp8Packetizer } from 'werift';
import { createRtpCounter } from '../../src/peer/rtp-counter.ts';

function audio(sequenceNumber: number): RtpPacket {
  return new RtpPacket(new RtpHeader({ sequenceNumber }), Buffer.from('abc'));
}

test.each([
  ['in order', [1, 2, 3], 0],
  ['one lost', [1, 3], 1],
  ['out of order', [1, 3, 2, 4], 0],
  ['across the end of 16 bits', [65_534, 65_535, 0, 1], 0],
  ['lost at the end of 16 bits', [65_534, 1], 2],
  ['out of order at the end of 16 bits', [65_535, 1, 0, 2], 0],
  ['before the first one', [5, 4, 6], 0],
  ['twice', [1, 1, 2], 0],
  ['twice, and one lost', [1, 1, 3], 0],
])('counts what is lost by sequence numbers: %s', (_, sequence, lost) => {
  const counter = createRtpCounter('audio');
  for (const number of sequence) counter.add(audio(number));
  expect(counter.count()).toMatchObject({
    packets: sequence.length,
    bytes: 3 * sequence.length,
    lost,
    frames: 0,
  });
});

test('has nothing to tell before the first packet', () => {
  expect(createRtpCounter('video').count()).toEqual({
    packets: 0,
    bytes: 0,
    lost: 0,
    late: 0,
    jitterMs: undefined,
    frames: 0,
    framesPerSecond: undefined,
  });
});

test.each([
  ['in order', [1, 2, 3], 0],
  ['one overtaken', [1, 3, 2, 4], 1],
  ['two overtaken', [1, 4, 2, 3], 2],
  ['across the end of 16 bits', [65_535, 1, 0], 1],
  ['the same one again', [1, 1], 0],
])('counts what came after a later one: %s', (_, sequence, late) => {
  const counter = createRtpCounter('audio');
  for (const number of sequence) counter.add(audio(number));
  expect(counter.count().late).toBe(late);
});

test.each([
  ['evenly', [0, 20, 40, 60], 0],
  ['one 16 ms late', [0, 36, 56], (16 * 15) / 16 / 16],
  ['each the other way', [0, 36, 40], (1 * 15) / 16 + 1],
])('measures jitter as RFC 3550 says, also where 32 bits end: %s', (_, arrivalsMs, jitterMs) => {
  let nowMs = 0;
  const counter = createRtpCounter('audio', () => nowMs);
  for (const [index, ms] of arrivalsMs.entries()) {
    nowMs = ms;
    const timestamp = (0xffff_ffff - 960 + index * 960) >>> 0;
    const header = new RtpHeader({ sequenceNumber: index, timestamp });
    counter.add(new RtpPacket(header, Buffer.from('abc')));
  }
  expect(counter.count().jitterMs).toBeCloseTo(jitterMs);
});

test('counts pictures in a second from the first to the last one', () => {
  let nowMs = 0;
  const counter = createRtpCounter('video', () => nowMs);
  for (const packet of pictures()) {
    counter.add(packet);
    nowMs += 10;
  }
  expect(counter.count().framesPerSecond).toBeCloseTo(1000 / 30);
});

/** Three pictures of three packets each. */
function pictures(): RtpPacket[] {
  const packetizer = new Vp8Packetizer({ sequenceNumber: 65_533 });
  return [0, 3000, 6000].flatMap((time) => packetizer.packetize(Buffer.alloc(3000), time));
}

test.each([
  ['all of them', [0, 1, 2, 3, 4, 5, 6, 7, 8], 3],
  ['a start is lost', [1, 2, 3, 4, 5, 6, 7, 8], 2],
  ['a middle is lost', [0, 1, 2, 3, 5, 6, 7, 8], 2],
  ['an end is lost', [0, 1, 3, 4, 5, 6, 7, 8], 2],
  ['one of each is lost', [0, 1, 4, 5, 6, 8], 0],
])('counts the pictures of which every packet came: %s', (_, arriving, frames) => {
  const packets = pictures();
  const counter = createRtpCounter('video');
  for (const index of arriving) {
    const packet = packets[index];
    if (packet !== undefined) counter.add(packet);
  }
  expect(counter.count().frames).toBe(frames);
});
