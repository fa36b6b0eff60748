import {
  RTCPeerConnection,
  type DtlsKeys,
  useAudioLevelIndication as audioLevelIndication,
  useOPUS as opus,
} from 'werift';
import type { IceServer } from '../protocol/messages.ts';
import { weriftCodec, type PictureCodec } from './media/werift-codecs.ts';
import { chooseRelays, type RelayChoice } from './relay-choice.ts';
import { installWeriftPatches } from './werift-patches/install.ts';
import { endDisconnectedWithSilence } from './werift-patches/silence.ts';

export type WeriftConnectionOptions = {
  /** Those asked, and no others; werift uses the first STUN and the first TURN server. */
  readonly iceServers: readonly IceServer[];
  /** Also offers 127.0.0.1 and ::1, for a peer on this machine. */
  readonly hasLoopbackCandidates: boolean;
  /** Only by way of a TURN server, and which. */
  readonly relay?: RelayChoice;
  /** What pictures may be encoded with, the best first; VP8 when left out. */
  readonly pictureCodecs?: readonly PictureCodec[];
  /** A certificate of its own; without it the connections of a process share one. */
  readonly keys?: DtlsKeys;
};

/** In seconds. */
const stunTimeoutS = 0.5;

/** Makes a connection of werift that fits the client's port, for Opus and pictures. */
export function createWeriftConnection(options: WeriftConnectionOptions): RTCPeerConnection {
  installWeriftPatches();
  const { relay } = options;
  const iceServers =
    relay === undefined ? options.iceServers : chooseRelays(options.iceServers, relay);
  const connection = new RTCPeerConnection({
    iceServers: [...iceServers],
    ...(relay === undefined ? {} : { iceTransportPolicy: 'relay' }),
    ...(relay?.trustsAnyCertificate === true
      ? { turnTlsOptions: { rejectUnauthorized: false } }
      : {}),
    // The default opens a transport for each m-line and never closes those that BUNDLE saves.
    bundlePolicy: 'max-bundle',
    // Ends werift's own waiting for STUN; what comes later is a candidate all the same.
    iceStunGatherTimeout: stunTimeoutS,
    codecs: { audio: [opus()], video: (options.pictureCodecs ?? ['vp8']).map(weriftCodec) },
    // Read only: werift never writes it.
    headerExtensions: { audio: [audioLevelIndication()] },
    ...(options.keys === undefined ? {} : { dtls: { keys: options.keys } }),
    ...(options.hasLoopbackCandidates ? { iceAdditionalHostAddresses: ['127.0.0.1', '::1'] } : {}),
  });
  endDisconnectedWithSilence(connection);
  return connection;
}
