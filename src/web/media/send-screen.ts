import { warn } from '../log.ts';
import type { ScreenShare } from './screen-share.ts';

export type ScreenSender = {
  /** The id by which the others know what is of the screen. */
  readonly streamId: string;
  /** Makes a connection send what is shared now. */
  readonly update: (connection: RTCPeerConnection) => void;
  /** Whether a sender is for the screen, and so not for a camera or microphone. */
  readonly owns: (sender: RTCRtpSender) => boolean;
};

/**
 * Sends a screen beside the camera, on transceivers of its own. They are kept when a share ends:
 * the next one only puts its tracks in, without another round of offer and answer.
 */
export function createScreenSender(share: ScreenShare): ScreenSender {
  const stream = new MediaStream();
  const senders = new WeakMap<RTCPeerConnection, Map<'video' | 'audio', RTCRtpSender>>();
  const all = new WeakSet<RTCRtpSender>();

  function update(connection: RTCPeerConnection) {
    const current = share.getSnapshot();
    const tracks = current.state === 'live' ? current : { video: undefined, audio: undefined };
    const known = senders.get(connection) ?? new Map<'video' | 'audio', RTCRtpSender>();
    senders.set(connection, known);
    for (const kind of ['video', 'audio'] as const) {
      const track = tracks[kind] ?? null;
      const sender = known.get(kind);
      if (sender !== undefined) {
        if (sender.track !== track) sender.replaceTrack(track).catch(onReplaceFailed);
      } else if (track !== null) {
        // Not `addTrack`, which may take a transceiver that was made for the other side's camera.
        // Not `sendonly`: the other side may take this one for a camera of its own.
        const added = connection.addTransceiver(track, { streams: [stream] }).sender;
        known.set(kind, added);
        all.add(added);
      }
    }
  }

  return { streamId: stream.id, update, owns: (sender) => all.has(sender) };
}

function onReplaceFailed(cause: unknown): void {
  warn('peer.screen-not-replaced', { cause });
}
