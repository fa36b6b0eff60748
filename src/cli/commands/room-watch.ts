import { Argument, Command, Option } from 'commander';
import type { RoomState } from '../../protocol/room-state.ts';
import type { RoomConnection } from '../../client/room-connection.ts';
import { EngageError } from '../../protocol/errors.ts';
import { protocolVersion } from '../../protocol/limits.ts';
import type { Io } from '../io.ts';
import { parseRoomName, serverOption } from '../options.ts';
import { untilStopped } from '../until-stopped.ts';

type WatchOptions = { readonly server?: string; readonly token?: string; readonly json: boolean };

export function roomWatchCommand(io: Io): Command {
  return new Command('watch')
    .summary('show who is in a room, as it changes')
    .description('Shows who is in a room, as it changes, until stopped with Ctrl+C.')
    .addArgument(new Argument('<name>', 'name of the room').argParser(parseRoomName))
    .addOption(serverOption())
    .addOption(
      new Option(
        '--token <token>',
        'token of a server elsewhere; better given as ENGAGE_TOKEN',
      ).env('ENGAGE_TOKEN'),
    )
    .option('--json', 'print one JSON object for each change', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room watch standup
  $ engage room watch standup --json | jq -r '.people[].name'`,
    )
    .action((name: string, options: WatchOptions) => watch(name, options, io));
}

async function watch(name: string, options: WatchOptions, io: Io): Promise<void> {
  const server = await watchedServer(options, io);
  const { openNodeSocket } = await import('../../peer/node-socket.ts');
  const { nodeClock } = await import('../../peer/clock.ts');
  const { createRoomConnection } = await import('../../client/room-connection.ts');
  // Loaded before connecting, so that no state is missed meanwhile.
  const view = await loadView(name, options, io);
  const connection = createRoomConnection({
    openSocket: () => openNodeSocket(server.url),
    clock: nodeClock,
    enter: () => ({ type: 'watch', version: protocolVersion, room: name, token: server.token }),
  });
  try {
    await show(connection, view, io);
  } finally {
    connection.close();
  }
}

async function watchedServer(options: WatchOptions, io: Io) {
  if (options.server === undefined) {
    const { findServer } = await import('../server-state.ts');
    return findServer(io);
  }
  if (options.token === undefined) {
    throw new EngageError('bad-usage', `Watching a room of ${options.server} needs its token.`, {
      hint: 'Give it as ENGAGE_TOKEN; it is in the state file that `engage serve` writes there.',
    });
  }
  return { url: options.server, token: options.token };
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

async function loadView(name: string, options: WatchOptions, io: Io): Promise<View> {
  const { terminal } = io;
  if (terminal !== undefined && !options.json) {
    const { startRoomView } = await import('../tui/start-room-view.tsx');
    return (connection) => startRoomView(connection, name, terminal, io.hasColor);
  }
  const { createRoomLines, watchJson } = await import('../format/watch.ts');
  const toLines = options.json ? watchJson : createRoomLines();
  return (connection) => {
    const print = () => io.stdout(toLines(connection.getSnapshot()));
    print();
    return connection.subscribe(print);
  };
}
