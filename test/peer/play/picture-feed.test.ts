import { Vp8RtpPayload, type RtpPacket } from 'werift';
import { expect, onTestFinished, test } from 'vitest';
import type { EncodedFrame } from '../../../src/peer/media/encoded-frame.ts';
import { createPictureFeed } from '../../../src/peer/play/picture-feed.ts';
import { createRecentPictures } from '../../../src/peer/play/recent-pictures.ts';

/** A frame whose third byte is its number. */
function picture(number: number, isKeyFrame: boolean, bytes = 100): EncodedFrame {
  const data = Buffer.alloc(bytes);
  data[0] = isKeyFrame ? 0 : 1;
  data[3] = number;
  return { data, timeMs: number * 40, isKeyFrame };
}

function startFeed() {
  const recent = createRecentPictures();
  const sent: RtpPacket[] = [];
  const feed = createPictureFeed('vp8', recent, (packet) => sent.push(packet));
  onTestFinished(feed.stop);
  const play = (frame: EncodedFrame) => {
    recent.add(frame, frame.timeMs);
    feed.give(frame, frame.timeMs);
  };
  const numbers = () =>
    sent
      .map(({ payload }) => Vp8RtpPayload.deSerialize(payload))
      .flatMap(({ sBit, payload }) => (sBit === 1 ? [payload?.[3]] : []));
  return { recent, feed, sent, play, numbers };
}

test('who comes late is sent the key frame and all since, in less time than a picture takes', () => {
  const { recent, feed, sent, play, numbers } = startFeed();
  for (const number of [0, 1, 2]) recent.add(picture(number, number === 0), number * 40);
  feed.refresh();
  play(picture(3, false));
  expect(numbers()).toEqual([0, 1, 2, 3]);
  const ticks = sent.map(({ header }) => header.timestamp);
  expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
  expect(new Set(ticks).size).toBe(4);
  expect(ticks[0]).toBeGreaterThanOrEqual(80 * 90);
  expect(ticks[3]).toBe(120 * 90);
});

test('nothing is sent that cannot be decoded', () => {
  const { feed, play, numbers } = startFeed();
  feed.refresh();
  play(picture(1, false));
  play(picture(2, true));
  play(picture(3, false));
  expect(numbers()).toEqual([2, 3]);
});

test('where too much came since the key frame, it stands still until the next one', () => {
  const { recent, feed, play, numbers } = startFeed();
  recent.add(picture(0, true), 0);
  for (let number = 1; number < 30; number += 1) {
    recent.add(picture(number, false, 20_000), number * 40);
  }
  feed.refresh();
  play(picture(30, false));
  play(picture(31, true));
  expect(numbers()).toEqual([0, 31]);
});

test('who complains again and again is not sent more and more', () => {
  const { feed, play, numbers } = startFeed();
  play(picture(0, true));
  for (let complaint = 0; complaint < 10; complaint += 1) feed.refresh();
  expect(numbers()).toEqual([0, 0]);
});

test('many packets at once leave in slices, in order', async () => {
  const { sent, play } = startFeed();
  play(picture(0, true, 200_000));
  expect(sent.length).toBeLessThan(40);
  await expect.poll(() => sent.at(-1)?.header.marker).toBe(true);
  const sequence = sent.map(({ header }) => header.sequenceNumber);
  expect(sequence).toEqual(sequence.map((_, index) => ((sequence[0] ?? 0) + index) & 0xffff));
});
