import { Command } from 'commander';
import type { Io } from '../io.ts';
import {
  addAccessOptions,
  openApi,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type ShowOptions = AccessOptions & { readonly json: boolean };

export function roomShowCommand(io: Io): Command {
  return addAccessOptions(new Command('show'))
    .summary('show who is in a room and who waits at it')
    .description('Shows who is in a room, who waits to be let in, and whether it is locked.')
    .addArgument(roomArgument())
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
  const { formatStatus } = await import('../format/rooms.ts');
  const { api } = await openApi(options, io, reference);
  const room = await api.showRoom(reference.room);
  io.stdout(
    options.json
      ? `${JSON.stringify({ schema: 'engage.room-status/1', ...room })}\n`
      : formatStatus(room),
  );
}
