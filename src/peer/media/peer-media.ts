import type { RTCPeerConnection } from 'werift';
import type { MediaState } from '../../client/pair.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { PictureCodec } from './werift-codecs.ts';

/** What a peer sends to the others, and does with what they send. */
export type PeerMedia = {
  /** Which media it sends, as the others are told, at first and whenever it changes. */
  readonly sending: Store<MediaState>;
  /** What the pictures that are sent or taken may be encoded with; VP8 when left out. */
  readonly pictureCodecs?: readonly PictureCodec[];
  /** Called with each new connection before anything flows: adds what is sent over it. */
  readonly attach: (connection: RTCPeerConnection, peer: PeerInfo) => void;
  /** Called when the peer leaves. Resolves when nothing is played any more, and all that came is kept. */
  readonly close: () => Promise<void>;
};

/** Media whose sound and picture can be switched off and on while they are sent. */
export type SwitchableMedia = PeerMedia & {
  readonly setSending: (sending: Pick<MediaState, 'microphone' | 'camera'>) => void;
};

/** Sends nothing; what comes is left to whoever watches the connections. */
export function createSilentMedia(): PeerMedia {
  return {
    sending: createStore<MediaState>({ microphone: false, camera: false }),
    attach: receiveOnly,
    close: () => Promise.resolve(),
  };
}

/** Takes sound and picture over a connection and sends none. */
export function receiveOnly(connection: RTCPeerConnection): void {
  connection.addTransceiver('audio', { direction: 'recvonly' });
  connection.addTransceiver('video', { direction: 'recvonly' });
}
