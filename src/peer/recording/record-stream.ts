import {
  RtcpSrPacket,
  type MediaStreamTrack,
  type RTCRtpTransceiver,
  type RtpPacket,
} from 'werift';
import type { EncodedFrame } from '../media/encoded-frame.ts';
import type { Codec } from '../media/media-track.ts';
import { codecNamed } from '../media/werift-codecs.ts';
import { createFrameAssembler, type FrameAssembler } from './assemble-frames.ts';
import { createPacketOrder, type Arrived, type PacketOrder } from './order-packets.ts';
import type { StreamTimes } from './stream-times.ts';

export type StreamOptions = {
  readonly track: MediaStreamTrack;
  /** What the track comes by. */
  readonly transceiver: RTCRtpTransceiver;
  readonly times: StreamTimes;
  /** Milliseconds since the recording began. */
  readonly now: () => number;
  /** Whether this person may be recorded at this moment: asked before anything is kept. */
  readonly isAllowed: () => boolean;
  /** Takes a frame; false when there is no room for it, and what refers to it is of no use. */
  readonly take: (frame: EncodedFrame, codec: Codec) => boolean;
  /** So many packets did not come. */
  readonly lose: (count: number) => void;
};

export type RecordedStream = { readonly stop: () => void };

/** A missing packet may be asked for and sent again, which takes a round trip or two; sound is not. */
const waitMs = { audio: 100, video: 400 };
/** As long as there is no picture to begin with. */
const askIntervalMs = 1_000;
/** A picture to begin with, for whoever looks at the middle of a recording. */
const indexIntervalMs = 10_000;

/** Takes one track that arrives: in order, frame by frame, only what can be decoded. */
export function recordStream(options: StreamOptions): RecordedStream {
  const { track, transceiver, times, now, isAllowed, take } = options;
  const isPicture = track.kind === 'video';
  let current: { readonly codec: Codec; readonly assembler: FrameAssembler } | undefined;
  let isWaitingForKey = true;
  let askedMs = -Infinity;
  let wasLeftOut = false;

  /** Undefined while the person may not be recorded. */
  let order: PacketOrder | undefined;

  function openOrder(): PacketOrder {
    current?.assembler.lose();
    isWaitingForKey = true;
    // What has just begun begins with a picture; what went on before needs one.
    askedMs = wasLeftOut ? -Infinity : now();
    return createPacketOrder({
      waitMs: isPicture ? waitMs.video : waitMs.audio,
      give: takePacket,
      lose: (count) => {
        options.lose(count);
        current?.assembler.lose();
        waitForKey();
      },
    });
  }

  function closeOrder() {
    order?.stop();
    order = undefined;
  }

  function waitForKey() {
    isWaitingForKey = true;
    ask();
  }

  function ask() {
    if (!isPicture || track.ssrc === undefined || now() - askedMs < askIntervalMs) return;
    askedMs = now();
    void transceiver.receiver.sendRtcpPLI(track.ssrc);
  }

  function takePacket({ packet, atMs }: Arrived) {
    const codec = codecOf(packet);
    if (codec === undefined) return;
    if (codec !== current?.codec) {
      current = { codec, assembler: createFrameAssembler(codec) };
      isWaitingForKey = true;
    }
    const frame = current.assembler.add(packet);
    if (isWaitingForKey && frame?.isKeyFrame !== true) ask();
    if (frame === undefined || (isWaitingForKey && !frame.isKeyFrame)) return;
    isWaitingForKey = false;
    if (isPicture && frame.isKeyFrame) askedMs = now();
    else if (now() - askedMs > indexIntervalMs) ask();
    const timeMs = times.timeOf(frame.timestamp, now() - (performance.now() - atMs));
    if (!isAllowed() || take({ ...frame, timeMs }, codec)) return;
    waitForKey();
  }

  function codecOf({ header }: RtpPacket): Codec | undefined {
    const agreed = transceiver.codecs.find(({ payloadType }) => payloadType === header.payloadType);
    const codec = codecNamed(agreed?.name ?? '');
    return (codec === 'opus') === isPicture ? undefined : codec;
  }

  const packets = track.onReceiveRtp.subscribe((packet) => {
    if (isAllowed()) {
      order ??= openOrder();
      order.add(packet);
    } else {
      closeOrder();
      wasLeftOut = true;
    }
  });
  const reports = track.onReceiveRtcp.subscribe((packet) => {
    if (!(packet instanceof RtcpSrPacket)) return;
    const { rtpTimestamp, ntpTimestamp } = packet.senderInfo;
    times.report(rtpTimestamp, millisecondsOf(ntpTimestamp));
  });
  return {
    stop: () => {
      packets.unSubscribe();
      reports.unSubscribe();
      closeOrder();
    },
  };
}

/** Seconds in the upper 32 bits, their fraction in the lower (RFC 3550, section 4). */
function millisecondsOf(ntp: bigint): number {
  return Number(ntp >> 32n) * 1000 + (Number(ntp & 0xffff_ffffn) * 1000) / 2 ** 32;
}
