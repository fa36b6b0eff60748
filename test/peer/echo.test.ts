import { expect, test } from 'vitest';
import type { RTCPeerConnection, RTCStats } from 'werift';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { createClipMedia } from '../../src/peer/media/clip-media.ts';
import { mostBitsPerSecond } from '../../src/peer/media/estimate-bitrate.ts';
import { connectToEcho } from './support/echoed.ts';

test('an echo asks for the full bitrate as soon as a picture comes', async () => {
  const { video } = connectToEcho(createClipMedia(await loadTestClip()));
  await expect
    .poll(() => Number(video.sender.receiverEstimatedMaxBitrate) / mostBitsPerSecond)
    .toBeCloseTo(1);
});

test('an echo passes one of many requests for a key frame on', async () => {
  const { connection, video, echo } = connectToEcho(createClipMedia(await loadTestClip()));
  let requests = 0;
  video.sender.onPictureLossIndication.subscribe(() => (requests += 1));
  const ssrc = await new Promise<number>((resolve) => {
    connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(({ header }) => track.kind === 'video' && resolve(header.ssrc));
    });
  });
  for (let n = 0; n < 5; n += 1) await video.receiver.sendRtcpPLI(ssrc);
  await expect.poll(() => requestsHeard(echo)).toBe(5);
  await expect.poll(() => requests).toBe(1);
});

async function requestsHeard(connection: RTCPeerConnection): Promise<number> {
  const stats: readonly (RTCStats & { readonly pliCount?: number })[] = [
    ...(await connection.getStats()).values(),
  ];
  return stats.reduce(
    (sum, { type, pliCount = 0 }) => (type === 'outbound-rtp' ? sum + pliCount : sum),
    0,
  );
}
