import { expect, test } from 'vitest';
import { PictureLossIndication, RtcpPayloadSpecificFeedback } from 'werift';
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
  let heard = 0;
  const transceiver = echo.getTransceivers().find(({ kind }) => kind === 'video');
  for (const end of [transceiver?.sender, transceiver?.receiver]) {
    end?.onRtcp.subscribe((packet) => {
      if (!(packet instanceof RtcpPayloadSpecificFeedback)) return;
      if (packet.feedback instanceof PictureLossIndication) heard += 1;
    });
  }
  const ssrc = await new Promise<number>((resolve) => {
    connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(({ header }) => track.kind === 'video' && resolve(header.ssrc));
    });
  });
  for (let n = 0; n < 5; n += 1) await video.receiver.sendRtcpPLI(ssrc);
  await expect.poll(() => heard).toBe(5);
  await expect.poll(() => requests).toBe(1);
});
