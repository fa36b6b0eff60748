/**
 * Reads how loud tracks arrive, from 0 to 1, from what the browser knows anyway: the level that
 * comes with each packet (RFC 6464). Nothing is decoded or analysed for it.
 */
export function createLevelReader() {
  // A source stays for 10 s after its last packet: without a newer one it says nothing.
  const lastPackets = new WeakMap<RTCRtpReceiver, number>();
  return (receiver: RTCRtpReceiver): number => {
    const [source] = receiver.getSynchronizationSources();
    if (source === undefined || lastPackets.get(receiver) === source.rtpTimestamp) return 0;
    lastPackets.set(receiver, source.rtpTimestamp);
    return source.audioLevel ?? 0;
  };
}
