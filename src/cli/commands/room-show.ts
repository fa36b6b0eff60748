import { Command } from 'commander';
import type { Io } from '../io.ts';
import { serverOption } from '../options.ts';
import {
  accessServer,
  needToken,
  roomArgument,
  tokenOption,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type ShowOptions = AccessOptions & { readonly json: boolean };

export function roomShowCommand(io: Io): Command {
  return new Command('show')
    .summary('show who is in a room and who waits at it')
    .description('Shows who is in a room, who waits to be let in, and whether it is locked.')
    .addArgument(roomArgument())
    .addOption(serverOption())
    .addOption(tokenOption())
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room show standup
  $ engage room show standup --json | jq -r '.waiting[].name'`,
    )
    .action((reference: RoomReference, options: ShowOptions) => show(reference, options, io));
}

async function show(reference: RoomReference, options: ShowOptions, io: Io): Promise<void> {
  const { createApi } = await import('../api.ts');
  const { formatStatus } = await import('../format/rooms.ts');
  const access = await accessServer(options, io, reference);
  needToken(access);
  const room = await createApi(access, io.stop).showRoom(reference.room);
  io.stdout(
    options.json
      ? `${JSON.stringify({ schema: 'engage.room-status/1', ...room })}\n`
      : formatStatus(room),
  );
}
