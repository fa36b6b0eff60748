import { RTCPeerConnection, SessionDescription } from 'werift';
import { wrapMethod } from './wrap-method.ts';

type PeerConnectionInside = Pick<
  RTCPeerConnection,
  'signalingState' | 'remoteDescription' | 'getTransceivers' | 'sctp' | 'needRestart'
> & {
  /** The number of the last change (track, channel) that calls for an offer. */
  readonly negotiationChangeSeq: number;
  /** The number of the last one that has been negotiated. */
  negotiatedChangeSeq: number;
  setLocalDescription(description?: object): Promise<SessionDescription | undefined>;
};

/**
 * After each answer werift wants to offer, too: it counts own tracks as negotiated only when its
 * own offer had them. W3C webrtc-pc, section 4.7.3 asks whether the descriptions lack anything.
 */
export function countAnswersAsNegotiated(): void {
  const prototype = RTCPeerConnection.prototype as unknown as PeerConnectionInside;
  wrapMethod(prototype, 'setLocalDescription', (connection, set) => (description) => {
    // Before, not after: werift wants it as soon as the answer is set, and then still gathers.
    if (connection.signalingState === 'have-remote-offer' && isAllOffered(connection)) {
      connection.negotiatedChangeSeq = connection.negotiationChangeSeq;
    }
    return set(description);
  });
}

/** Whether the offer of the other side has a place for every track and channel of this one. */
function isAllOffered(connection: PeerConnectionInside): boolean {
  const offer = SessionDescription.parse(connection.remoteDescription?.sdp ?? '');
  const offered = offer.media.filter(({ port }) => port !== 0);
  const hasTracks = connection
    .getTransceivers()
    .filter((transceiver) => !transceiver.stopping)
    .every(({ mid }) => offered.some((media) => media.rtp.muxId === mid));
  const hasChannels =
    connection.sctp === null || offered.some(({ kind }) => kind === 'application');
  return hasTracks && hasChannels && !connection.needRestart;
}

/**
 * An offer that is rolled back leaves its numbers (`mid`) on tracks and channels, where they collide
 * with those of the offer that won: the track is never sent. W3C webrtc-pc, section 4.4.1.5 takes
 * them off.
 */
export function forgetRolledBackMids(): void {
  wrapMethod(RTCPeerConnection.prototype, 'setRemoteDescription', (connection, set) => {
    return async (description) => {
      if (description.type === 'offer' && connection.signalingState === 'have-local-offer') {
        forgetNewMids(connection);
      }
      await set(description);
    };
  });
}

function forgetNewMids(connection: RTCPeerConnection): void {
  for (const transceiver of connection.getTransceivers()) {
    if (transceiver.currentDirection !== null) continue; // Negotiated earlier.
    transceiver.mid = null;
    delete transceiver.mLineIndex;
  }
  if (connection.sctp !== null && connection.sctpRemotePort === undefined) {
    delete connection.sctp.mid;
    delete connection.sctp.mLineIndex;
  }
}
