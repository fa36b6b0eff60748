import { rankCodecs, type Machine } from './rank-codecs.ts';

/** Finds out what this machine encodes in hardware; never rejects. */
export async function lookAtMachine(): Promise<Machine> {
  const inHardware = new Set<string>();
  for (const name of ['video/h264', 'video/vp9']) {
    try {
      const { supported, powerEfficient } = await navigator.mediaCapabilities.encodingInfo({
        type: 'webrtc',
        video: { contentType: name, width: 640, height: 480, bitrate: 700_000, framerate: 24 },
      });
      if (supported && powerEfficient) inHardware.add(name);
    } catch {
      // A browser that cannot tell: as without hardware.
    }
  }
  return { ...plainMachine(), inHardware };
}

/** What is known of a machine without asking. */
export function plainMachine(): Machine {
  return { cores: navigator.hardwareConcurrency, inHardware: new Set() };
}

/** Puts the codecs of all pictures of a connection in order; takes effect with the next offer. */
export function preferCodecs(connection: RTCPeerConnection, machine: Machine): void {
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs;
  if (codecs === undefined) return;
  const ranked = rankCodecs(codecs, machine);
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(ranked);
  }
}
