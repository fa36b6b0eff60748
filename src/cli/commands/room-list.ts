import { Command } from 'commander';
import type { Io } from '../io.ts';
import { addAccessOptions, openApi, type AccessOptions } from '../room-target.ts';

type ListOptions = AccessOptions & { readonly json: boolean };

export function roomListCommand(io: Io): Command {
  return addAccessOptions(new Command('list'))
    .summary('list the rooms of a server')
    .description('Lists the rooms that someone is in or that have a link.')
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room list
  $ engage room list --json | jq -r '.rooms[] | select(.people | length > 0).name'`,
    )
    .action((options: ListOptions) => listRooms(options, io));
}

async function listRooms(options: ListOptions, io: Io): Promise<void> {
  const { formatRooms } = await import('../format/rooms.ts');
  const { api } = await openApi(options, io);
  const rooms = await api.listRooms();
  io.stdout(
    options.json ? `${JSON.stringify({ schema: 'engage.rooms/1', rooms })}\n` : formatRooms(rooms),
  );
}
