import type { CallState } from '../client/call.ts';
import type { Store } from '../client/store.ts';
import { EngageError } from '../protocol/errors.ts';
import { createPeer, type Peer, type PeerOptions } from './peer.ts';
import { until } from './until.ts';

export type EnterOptions = PeerOptions & {
  /** Ends the attempt. */
  readonly stop: AbortSignal;
  /** Called at once with the peer, for who wants to see how it comes in. */
  readonly onPeer?: (peer: Peer) => void;
  /** Called when a host has to let this peer in first. */
  readonly onWaiting?: () => void;
};

/**
 * Resolves with a peer that is inside, or has been stopped before it was. Throws `server-unreachable`
 * when the first attempt fails, and `refused`; nothing is left open then.
 */
export async function enterRoom({
  stop,
  onPeer,
  onWaiting,
  ...options
}: EnterOptions): Promise<Peer> {
  let socketError: Error | undefined;
  const peer = createPeer({
    ...options,
    onSocketError: (cause) => {
      socketError ??= cause;
      options.onSocketError?.(cause);
    },
  });
  onPeer?.(peer);
  const unsubscribe = peer.subscribe(() => {
    if (peer.getSnapshot().room.phase !== 'waiting') return;
    unsubscribe();
    onWaiting?.();
  });
  try {
    await until(peer, isDecided, stop);
    const { room } = peer.getSnapshot();
    if (room.phase === 'refused') throw refused(room.message);
    if (room.phase === 'connecting' && !stop.aborted) {
      throw unreachable(options.serverUrl, socketError);
    }
    return peer;
  } catch (error) {
    await peer.close();
    throw error;
  } finally {
    unsubscribe();
  }
}

/** Resolves when stopped; throws `refused` when the peer is sent away or the room is closed. */
export async function stayInRoom(peer: Store<CallState<unknown>>, stop: AbortSignal) {
  await until(peer, ({ room }) => room.phase === 'refused', stop);
  const { room } = peer.getSnapshot();
  if (room.phase === 'refused') throw refused(room.message);
}

/** In, sent away, or without an answer to the first attempt. */
function isDecided({ room }: CallState<unknown>): boolean {
  switch (room.phase) {
    case 'joined':
    case 'refused':
      return true;
    case 'connecting':
      return room.attempt > 0;
    case 'waiting':
    case 'watching':
    case 'reconnecting':
    case 'left':
      return false;
    default:
      return room satisfies never;
  }
}

function refused(message: string): EngageError {
  return new EngageError('refused', `The server refused the call: ${message}`, {
    hint: 'docs/errors.md explains each refusal.',
  });
}

/** Also for a server that takes the socket and then says nothing. */
export function unreachable(serverUrl: string, cause?: Error): EngageError {
  const reason = cause === undefined ? 'it did not answer in time' : cause.message;
  return new EngageError('server-unreachable', `Cannot join a call at ${serverUrl}: ${reason}.`, {
    hint: 'Check the address, and that `engage serve` is running there.',
    cause,
  });
}
