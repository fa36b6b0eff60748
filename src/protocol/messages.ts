import type { RefusalCode } from './errors.ts';

/** A person in a room. `id` is the server's, `name` as it is shown to others. */
export type PeerInfo = {
  readonly id: string;
  readonly name: string;
  /** Chosen anew by the peer for this session; there when the peer seals what it sends. */
  readonly salt?: string;
  /** There when this person may moderate the room. */
  readonly isHost?: true;
};

/** Someone who waits to be let in. */
export type WaitingPerson = { readonly id: string; readonly name: string };

/** Who may come in: with a lobby guests wait for a host's word, locked keeps all but hosts out. */
export type Door = { readonly isLocked: boolean; readonly hasLobby: boolean };

export const roomActions = ['lock', 'unlock', 'lobby-on', 'lobby-off', 'mute', 'close'] as const;
export const personActions = ['admit', 'refuse', 'kick'] as const;

/** What a host can do. */
export type Moderation =
  | { readonly action: (typeof roomActions)[number] }
  | { readonly action: (typeof personActions)[number]; readonly person: string };

/** A STUN or TURN server, in the words of W3C webrtc-pc `RTCIceServer`. */
export type IceServer = {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
};

/** `start` wants the room for a new call and is refused when people are in it; `join` goes in. */
export type JoinIntent = 'start' | 'join';

/** A place that someone had in an earlier run of the server, and the proof that it was theirs. */
export type FormerPlace = { readonly id: string; readonly secret: string };

export type ClientMessage =
  | {
      readonly type: 'join';
      readonly version: number;
      readonly room: string;
      readonly name: string;
      readonly intent: JoinIntent;
      readonly salt?: string;
      /** Of the room's link, where entering takes one. */
      readonly token?: string;
      /** To be the same person to the others again. */
      readonly was?: FormerPlace;
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
  | ({ readonly type: 'moderate' } & Moderation)
  | { readonly type: 'leave' }
  | { readonly type: 'pong'; readonly received: number };

export type ServerMessage =
  | {
      readonly type: 'joined';
      readonly room: string;
      readonly self: PeerInfo;
      readonly peers: readonly PeerInfo[];
      readonly door: Door;
      /** Who waits to be let in; told to hosts only. */
      readonly waiting: readonly WaitingPerson[];
      readonly iceServers: readonly IceServer[];
      /** For `resume`; nobody else is told. */
      readonly secret: string;
    }
  | { readonly type: 'resumed'; readonly received: number }
  /** In the lobby: a host will say yes (`joined`) or no (`refused`). */
  | { readonly type: 'waiting'; readonly room: string }
  | {
      readonly type: 'watching';
      readonly room: string;
      readonly peers: readonly PeerInfo[];
      readonly door: Door;
      readonly waiting: readonly WaitingPerson[];
    }
  | { readonly type: 'peer-joined'; readonly peer: PeerInfo }
  | { readonly type: 'peer-left'; readonly id: string }
  | { readonly type: 'knock'; readonly person: WaitingPerson }
  | { readonly type: 'knock-over'; readonly id: string }
  | { readonly type: 'door-changed'; readonly door: Door }
  /** A host asks everyone to switch the microphone off. */
  | { readonly type: 'mute' }
  | { readonly type: 'signal'; readonly from: string; readonly payload: string }
  | { readonly type: 'refused'; readonly code: RefusalCode; readonly message: string }
  /** The place is taken away: kicked, or the room is closed. */
  | { readonly type: 'ended'; readonly code: RefusalCode; readonly message: string }
  | { readonly type: 'ping'; readonly received: number }
  /** The server is to end: take the place up on another socket, which another process may answer. */
  | { readonly type: 'moving' };
