import { createRoomConnection, type RoomConnection } from '../client/room-connection.ts';
import { nodeClock } from '../peer/clock.ts';
import { openNodeSocket } from '../peer/node-socket.ts';
import { EngageError } from '../protocol/errors.ts';
import { protocolVersion } from '../protocol/limits.ts';
import type { RoomState } from '../protocol/room-state.ts';
import type { Io } from './io.ts';
import { untilStopped } from './until-stopped.ts';

export type WatchedRoom = {
  /** The origin of the server. */
  readonly url: string;
  readonly room: string;
  readonly token: string;
  readonly isJson: boolean;
};

/** Shows who is in a room until the user stops it. Throws `refused`. */
export async function watchRoom(watched: WatchedRoom, io: Io): Promise<void> {
  const { url, room, token } = watched;
  // Loaded before connecting, so that no state is missed meanwhile.
  const view = await loadView(watched, io);
  const connection = createRoomConnection({
    openSocket: () => openNodeSocket(url),
    clock: nodeClock,
    enter: () => ({ type: 'watch', version: protocolVersion, room, token }),
  });
  try {
    await show(connection, view, io);
  } finally {
    connection.close();
  }
}

/** Shows each change until the user stops it; throws `refused` when the server says no. */
async function show(connection: RoomConnection, view: View, io: Io) {
  const refusal = new Promise<Extract<RoomState, { phase: 'refused' }> | undefined>((resolve) => {
    connection.subscribe(() => {
      const state = connection.getSnapshot();
      if (state.phase === 'refused') resolve(state);
    });
    void untilStopped(io.stop).then(() => resolve(undefined));
  });
  const close = view(connection);
  const refused = await refusal;
  close();
  if (refused === undefined) return;
  throw new EngageError('refused', refused.message, {
    hint: 'docs/errors.md explains each refusal.',
  });
}

/** Draws the room until the returned function is called. */
type View = (connection: RoomConnection) => () => void;

async function loadView({ room, isJson }: WatchedRoom, io: Io): Promise<View> {
  const { terminal } = io;
  if (terminal !== undefined && !isJson) {
    const { startRoomView } = await import('./tui/start-room-view.tsx');
    return (connection) => startRoomView(connection, room, terminal, io.hasColor);
  }
  const { createRoomLines, watchJson } = await import('./format/watch.ts');
  const toLines = isJson ? watchJson : createRoomLines();
  return (connection) => {
    const print = () => io.stdout(toLines(connection.getSnapshot()));
    print();
    return connection.subscribe(print);
  };
}
