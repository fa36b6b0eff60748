import { expect, onTestFinished, test } from 'vitest';
import { Vp8Packetizer, type RtpPacket } from 'werift';
import { createStore } from '../../../src/client/store.ts';
import type { EncodedFrame } from '../../../src/peer/media/encoded-frame.ts';
import { playFrames } from '../../../src/peer/media/play-frames.ts';
import { until } from '../../../src/peer/until.ts';

/** A frame that can be told from others by its last byte. */
function frame(name: number, isKeyFrame = false, timeMs = 2 * name): EncodedFrame {
  return { data: Uint8Array.of(isKeyFrame ? 0 : 1, name), timeMs, isKeyFrame };
}

/** Plays at 1000 units of RTP time in a second; `next` takes so many packets. */
function play(frames: readonly EncodedFrame[], durationMs = 2 * frames.length) {
  const waiting = createStore<readonly RtpPacket[]>([]);
  const player = playFrames({
    frames,
    durationMs,
    clockRateHz: 1000,
    packetizer: new Vp8Packetizer(),
    send: (packet) => waiting.set([...waiting.getSnapshot(), packet]),
  });
  onTestFinished(player.stop);
  const next = async (count: number) => {
    await until(waiting, ({ length }) => length >= count, new AbortController().signal);
    const packets = waiting.getSnapshot();
    waiting.set(packets.slice(count));
    return packets.slice(0, count);
  };
  const nextNames = async (count: number) =>
    (await next(count)).map(({ payload }) => payload.at(-1));
  return { player, next, nextNames };
}

test('repeats the frames, each as much later than the one before it as its time says', async () => {
  const { next } = play([frame(0, true, -1), frame(1, false, 2), frame(2, false, 4)], 9);
  const packets = await next(7);
  expect(packets.map(({ payload }) => payload.at(-1))).toEqual([0, 1, 2, 0, 1, 2, 0]);
  const first = packets[0]?.header.timestamp ?? 0;
  const times = packets.map(({ header }) => (header.timestamp - first) >>> 0);
  expect(times).toEqual([0, 3, 5, 9, 12, 14, 18]);
});

test('parts a large frame into packets of one time, of which the last is marked', async () => {
  const large = { ...frame(0, true), data: new Uint8Array(3000) };
  const { next } = play([large]);
  const packets = await next(3);
  expect(packets.map(({ header }) => header.marker)).toEqual([false, false, true]);
  expect(new Set(packets.map(({ header }) => header.timestamp)).size).toBe(1);
  const [first = 0, ...others] = packets.map(({ header }) => header.sequenceNumber);
  expect(others).toEqual([(first + 1) & 0xffff, (first + 2) & 0xffff]);
});

test('jumps to the nearest key frame when asked, also to the first one of the next round', async () => {
  const { player, nextNames } = play([
    frame(0, true),
    frame(1),
    frame(2),
    frame(3, true),
    frame(4),
  ]);
  expect(await nextNames(1)).toEqual([0]);
  player.jumpToKeyFrame();
  expect(await nextNames(2)).toEqual([3, 4]);
  player.jumpToKeyFrame();
  expect(await nextNames(2)).toEqual([0, 1]);
  player.jumpToKeyFrame();
  player.jumpToKeyFrame();
  expect(await nextNames(1)).toEqual([3]);
});
