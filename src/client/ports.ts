import type { PairFacts } from '../protocol/pair-facts.ts';
import type { Description } from '../protocol/peer-messages.ts';

// What the client needs of its world. The objects of the browser, of ws and of werift fit these
// types as they are, so the page and the headless peer run the very same client.

/** Timers and chance of the platform. */
export type Clock = {
  /** Calls back once after `ms` milliseconds; the returned function cancels. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** A number in [0, 1). */
  readonly random: () => number;
};

/** The part of the WebSocket API that the client uses; text frames only. */
export type Socket = {
  send(frame: string): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

export type ConnectionState =
  | 'new'
  | 'connecting'
  | 'connected'
  | 'disconnected'
  | 'failed'
  | 'closed';

/** A candidate as `RTCIceCandidate.toJSON` gives it: browsers say null, werift undefined. */
export type GatheredCandidate = {
  readonly candidate?: string | undefined;
  readonly sdpMid?: string | null | undefined;
  readonly sdpMLineIndex?: number | null | undefined;
  readonly usernameFragment?: string | null | undefined;
};

/** The part of W3C webrtc-pc `RTCPeerConnection` that the negotiator uses. */
export type PeerConnection<Track, Channel = unknown> = {
  readonly signalingState: string;
  readonly connectionState: ConnectionState;
  readonly localDescription: Description | null;
  /** Makes the next offer look for a path anew; asks for that offer by `negotiationneeded`. */
  restartIce(): void;
  setLocalDescription(): Promise<unknown>;
  setRemoteDescription(description: Description): Promise<unknown>;
  addIceCandidate(candidate: {
    candidate: string;
    sdpMid?: string;
    sdpMLineIndex?: number;
    usernameFragment?: string;
  }): Promise<unknown>;
  createDataChannel(label: string): Channel;
  close(): unknown;
  addEventListener(type: 'negotiationneeded' | 'connectionstatechange', listener: () => void): void;
  addEventListener(
    type: 'icecandidate',
    listener: (event: {
      readonly candidate?: { toJSON(): GatheredCandidate } | null | undefined;
    }) => void,
  ): void;
  addEventListener(
    type: 'track',
    listener: (event: {
      readonly track: Track;
      readonly streams: readonly { readonly id: string }[];
    }) => void,
  ): void;
  addEventListener(
    type: 'datachannel',
    listener: (event: { readonly channel: Channel }) => void,
  ): void;
};

/** A connection, and what it tells of itself now; that never rejects. */
export type OpenedConnection<Track, Channel = unknown> = {
  readonly connection: PeerConnection<Track, Channel>;
  readonly readFacts: () => Promise<PairFacts>;
};
