import { expect, test } from 'vitest';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { createClipMedia } from '../../src/peer/media/clip-media.ts';
import { mostBitsPerSecond } from '../../src/peer/media/estimate-bitrate.ts';
import { onKeyFrameRequest } from '../../src/peer/media/key-frame-requests.ts';
import { connectToEcho } from './support/echoed.ts';

test('an echo asks for the full bitrate as soon as a picture comes', async () => {
  const { video } = connectToEcho(createClipMedia(await loadTestClip()));
  await expect
    .poll(() => Number(video.sender.receiverEstimatedMaxBitrate) / mostBitsPerSecond)
    .toBeCloseTo(1);
});

test('of many requests for a key frame an echo passes few on, and never none', async () => {
  const { connection, video, echo } = connectToEcho(createClipMedia(await loadTestClip()));
  let requests = 0;
  onKeyFrameRequest(video, () => (requests += 1));
  let heard = 0;
  const transceiver = echo.getTransceivers().find(({ kind }) => kind === 'video');
  if (transceiver !== undefined) onKeyFrameRequest(transceiver, () => (heard += 1));
  const ssrc = await new Promise<number>((resolve) => {
    connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(({ header }) => track.kind === 'video' && resolve(header.ssrc));
    });
  });
  for (let n = 0; n < 5; n += 1) await video.receiver.sendRtcpPLI(ssrc);
  await expect.poll(() => heard).toBe(5);
  // One may have been under way for the beginning.
  await expect.poll(() => requests).toBeGreaterThan(0);
  expect(requests).toBeLessThan(3);
});
