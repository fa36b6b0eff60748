import type { RefusalCode } from './errors.ts';

/** A person in a room. `id` is the server's, `name` as it is shown to others. */
export type PeerInfo = {
  readonly id: string;
  readonly name: string;
  /** Chosen anew by the peer for this session; there when the peer seals what it sends. */
  readonly salt?: string;
};

/** A STUN or TURN server, in the words of W3C webrtc-pc `RTCIceServer`. */
export type IceServer = {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
};

/** `start` wants the room for a new call and is refused when people are in it; `join` goes in. */
export type JoinIntent = 'start' | 'join';

export type ClientMessage =
  | {
      readonly type: 'join';
      readonly version: number;
      readonly room: string;
      readonly name: string;
      readonly intent: JoinIntent;
      readonly salt?: string;
    }
  | {
      readonly type: 'watch';
      readonly version: number;
      readonly room: string;
      readonly token: string;
    }
  | { readonly type: 'signal'; readonly to: string; readonly payload: string }
  /** Takes a place up again on another socket; `received` counts what came since `joined`. */
  | {
      readonly type: 'resume';
      readonly version: number;
      readonly peer: string;
      readonly secret: string;
      readonly received: number;
    }
  | { readonly type: 'leave' }
  | { readonly type: 'pong'; readonly received: number };

export type ServerMessage =
  | {
      readonly type: 'joined';
      readonly room: string;
      readonly self: PeerInfo;
      readonly peers: readonly PeerInfo[];
      readonly iceServers: readonly IceServer[];
      /** For `resume`; nobody else is told. */
      readonly secret: string;
    }
  | { readonly type: 'resumed'; readonly received: number }
  | { readonly type: 'watching'; readonly room: string; readonly peers: readonly PeerInfo[] }
  | { readonly type: 'peer-joined'; readonly peer: PeerInfo }
  | { readonly type: 'peer-left'; readonly id: string }
  | { readonly type: 'signal'; readonly from: string; readonly payload: string }
  | { readonly type: 'refused'; readonly code: RefusalCode; readonly message: string }
  | { readonly type: 'ping'; readonly received: number }
  /** The server is to end: take the place up on another socket, which another process may answer. */
  | { readonly type: 'moving' };
