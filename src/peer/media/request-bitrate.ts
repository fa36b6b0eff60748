import {
  ReceiverEstimatedMaxBitrate,
  RtcpPayloadSpecificFeedback,
  type MediaStreamTrack,
  type RTCRtpReceiver,
} from 'werift';
import { createRtpCounter } from '../rtp-counter.ts';
import { estimateBitrate, mostBitsPerSecond } from './estimate-bitrate.ts';

const intervalMs = 1_000;
const mantissaLimit = 2 ** 18;

/**
 * Tells who sends a picture how much this side takes (REMB), at first as much as browsers ever send.
 * werift sends no word of it. The returned function ends it.
 */
export function requestBitrate(receiver: RTCRtpReceiver, track: MediaStreamTrack): () => void {
  const counter = createRtpCounter('video');
  let bitsPerSecond = mostBitsPerSecond;
  let before = counter.count();
  let timer: NodeJS.Timeout | undefined;

  function look() {
    const seen = counter.count();
    bitsPerSecond = estimateBitrate(bitsPerSecond, before, seen, intervalMs);
    before = seen;
    sendEstimate(receiver, track.ssrc, bitsPerSecond);
  }

  const { unSubscribe } = track.onReceiveRtp.subscribe((packet) => {
    counter.add(packet);
    if (timer !== undefined) return;
    timer = setInterval(look, intervalMs);
    look();
  });
  return () => {
    unSubscribe();
    clearInterval(timer);
  };
}

/** With 18 bits of it (draft-alvestrand-rmcat-remb-03, section 2.2). */
export function inRembUnits(bitsPerSecond: number) {
  const brExp = Math.max(0, Math.floor(Math.log2(bitsPerSecond / mantissaLimit)) + 1);
  return { brExp, brMantissa: Math.floor(bitsPerSecond / 2 ** brExp) };
}

function sendEstimate(receiver: RTCRtpReceiver, ssrc: number | undefined, bitsPerSecond: number) {
  if (ssrc === undefined) return;
  const feedback = new ReceiverEstimatedMaxBitrate({
    senderSsrc: receiver.rtcpSsrc,
    mediaSsrc: 0,
    ssrcNum: 1,
    ...inRembUnits(bitsPerSecond),
    ssrcFeedbacks: [ssrc],
  });
  // What is not sent, because the connection has just ended, is not missed.
  receiver.dtlsTransport
    .sendRtcp([new RtcpPayloadSpecificFeedback({ feedback })])
    .catch(() => undefined);
}
