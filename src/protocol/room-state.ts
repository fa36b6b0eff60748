import type { RefusalCode } from './errors.ts';
import type { Door, IceServer, PeerInfo, ServerMessage, WaitingPerson } from './messages.ts';

/** In a room as a person. */
export type JoinedState = {
  readonly phase: 'joined';
  readonly room: string;
  readonly self: PeerInfo;
  readonly peers: readonly PeerInfo[];
  readonly door: Door;
  /** Who waits to be let in, as hosts are told. */
  readonly waiting: readonly WaitingPerson[];
  readonly iceServers: readonly IceServer[];
};

/** Seeing a room without being in it. */
export type WatchingState = {
  readonly phase: 'watching';
  readonly room: string;
  readonly peers: readonly PeerInfo[];
  readonly door: Door;
  readonly waiting: readonly WaitingPerson[];
};

/** What one participant or watcher knows of its room. */
export type RoomState =
  | { readonly phase: 'connecting'; readonly attempt: number }
  /** In the lobby, until a host says yes or no. */
  | { readonly phase: 'waiting'; readonly room: string }
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
      const { room, self, peers, door, waiting, iceServers } = event;
      return {
        phase: 'joined',
        room,
        self,
        peers: [...absentees(state, event), ...peers],
        door,
        waiting,
        iceServers,
      };
    }
    case 'waiting':
      return { phase: 'waiting', room: event.room };
    case 'watching': {
      const { room, peers, door, waiting } = event;
      return { phase: 'watching', room, peers, door, waiting };
    }
    case 'peer-joined':
      return within(state, ({ peers }) => ({ peers: merge(peers, [event.peer]) }));
    case 'peer-left':
      return within(state, ({ peers }) => ({
        peers: peers.filter((peer) => peer.id !== event.id),
      }));
    case 'knock':
      return within(state, ({ waiting }) => ({
        waiting: [...waiting.filter((person) => person.id !== event.person.id), event.person],
      }));
    case 'knock-over':
      return within(state, ({ waiting }) => ({
        waiting: waiting.filter((person) => person.id !== event.id),
      }));
    case 'door-changed':
      return within(state, () => ({ door: event.door }));
    case 'refused':
      // Once inside, a refusal is about one message, not about the room.
      return state.phase === 'joined' || state.phase === 'watching'
        ? state
        : { phase: 'refused', code: event.code, message: event.message };
    case 'ended':
      return { phase: 'refused', code: event.code, message: event.message };
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
    case 'mute':
    case 'ping':
    case 'moving':
      return state;
    default:
      return event satisfies never;
  }
}

/**
 * The people who have not come back yet to a server that restarted: still in the call of who has
 * come back as the same person, until they are said to have left.
 */
export function absentees(
  before: RoomState,
  joined: Extract<ServerMessage, { type: 'joined' }>,
): readonly PeerInfo[] {
  const inside = insideOf(before);
  if (inside?.phase !== 'joined' || inside.self.id !== joined.self.id) return [];
  const present = new Set(joined.peers.map(({ id }) => id));
  return inside.peers.filter(({ id }) => !present.has(id));
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

/** Who is known already keeps their place in the order. */
function merge(peers: readonly PeerInfo[], news: readonly PeerInfo[]): readonly PeerInfo[] {
  const merged = new Map(peers.map((peer) => [peer.id, peer]));
  for (const peer of news) merged.set(peer.id, peer);
  return [...merged.values()];
}

type Change = Partial<Pick<JoinedState, 'peers' | 'door' | 'waiting'>>;

/** Changes what is known of the room, where one is in it or watches it. */
function within(
  state: RoomState,
  change: (inside: JoinedState | WatchingState) => Change,
): RoomState {
  switch (state.phase) {
    case 'joined':
    case 'watching':
      return { ...state, ...change(state) };
    default:
      return state;
  }
}
