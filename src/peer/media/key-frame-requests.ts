import {
  PictureLossIndication,
  RtcpPayloadSpecificFeedback,
  type RtcpPacket,
  type RTCRtpTransceiver,
} from 'werift';

/**
 * Calls back whenever the other side asks for a key frame (PLI, RFC 4585 section 6.3.1). werift hands
 * a request by its sender's SSRC first: to the receiver, where the other side sends pictures too.
 */
export function onKeyFrameRequest(
  { sender, receiver }: Pick<RTCRtpTransceiver, 'sender' | 'receiver'>,
  listener: () => void,
): void {
  sender.onPictureLossIndication.subscribe(listener);
  receiver.onRtcp.subscribe((packet) => {
    if (isPictureLoss(packet)) listener();
  });
}

function isPictureLoss(packet: RtcpPacket): boolean {
  return (
    packet instanceof RtcpPayloadSpecificFeedback &&
    packet.feedback instanceof PictureLossIndication
  );
}
