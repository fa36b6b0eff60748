import type { RefusalCode } from './errors.ts';
import type { IceServer, PeerInfo, ServerMessage } from './messages.ts';

/** In a room as a person. */
export type JoinedState = {
  readonly phase: 'joined';
  readonly room: string;
  readonly self: PeerInfo;
  readonly peers: readonly PeerInfo[];
  readonly iceServers: readonly IceServer[];
};

/** Seeing a room without being in it. */
export type WatchingState = {
  readonly phase: 'watching';
  readonly room: string;
  readonly peers: readonly PeerInfo[];
};

/** What one participant or watcher knows of its room. */
export type RoomState =
  | { readonly phase: 'connecting'; readonly attempt: number }
  | JoinedState
  | WatchingState
  /** The socket is lost and being retried; what was known is kept meanwhile. */
  | {
      readonly phase: 'reconnecting';
      readonly inside: JoinedState | WatchingState;
      readonly attempt: number;
    }
  | { readonly phase: 'refused'; readonly code: RefusalCode; readonly message: string }
  | { readonly phase: 'left' };

/** What changes the state: the server's words, the loss of the socket, and one's own leaving. */
export type RoomEvent =
  | ServerMessage
  | { readonly type: 'connection-lost'; readonly attempt: number }
  | { readonly type: 'left' };

export const initialRoomState: RoomState = { phase: 'connecting', attempt: 0 };

/** Returns the next state, or the very same object when the event changes nothing. */
export function reduceRoom(state: RoomState, event: RoomEvent): RoomState {
  if (state.phase === 'refused' || state.phase === 'left') return state;
  switch (event.type) {
    case 'joined': {
      const { room, self, peers, iceServers } = event;
      return { phase: 'joined', room, self, peers, iceServers };
    }
    case 'watching':
      return { phase: 'watching', room: event.room, peers: event.peers };
    case 'peer-joined':
      return withPeers(state, (peers) => [
        ...peers.filter((peer) => peer.id !== event.peer.id),
        event.peer,
      ]);
    case 'peer-left':
      return withPeers(state, (peers) => peers.filter((peer) => peer.id !== event.id));
    case 'refused':
      // Once inside, a refusal is about one message, not about the room.
      return state.phase === 'joined' || state.phase === 'watching'
        ? state
        : { phase: 'refused', code: event.code, message: event.message };
    case 'connection-lost': {
      const inside = insideOf(state);
      const { attempt } = event;
      return inside === undefined
        ? { phase: 'connecting', attempt }
        : { phase: 'reconnecting', inside, attempt };
    }
    case 'resumed':
      return insideOf(state) ?? state;
    case 'left':
      return { phase: 'left' };
    case 'signal':
    case 'ping':
    case 'moving':
      return state;
    default:
      return event satisfies never;
  }
}

/** What is known of the room, also while its connection is lost. */
export function insideOf(state: RoomState): JoinedState | WatchingState | undefined {
  switch (state.phase) {
    case 'joined':
    case 'watching':
      return state;
    case 'reconnecting':
      return state.inside;
    default:
      return undefined;
  }
}

function withPeers(
  state: RoomState,
  change: (peers: readonly PeerInfo[]) => readonly PeerInfo[],
): RoomState {
  switch (state.phase) {
    case 'joined':
    case 'watching':
      return { ...state, peers: change(state.peers) };
    default:
      return state;
  }
}
