import { Command } from 'commander';
import type { Io } from '../io.ts';
import {
  addAccessOptions,
  openApi,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type WatchOptions = AccessOptions & { readonly json: boolean };

export function roomWatchCommand(io: Io): Command {
  return addAccessOptions(new Command('watch'))
    .summary('show who is in a room, as it changes')
    .description('Shows who is in a room, as it changes, until stopped with Ctrl+C.')
    .addArgument(roomArgument())
    .option('--json', 'print one JSON object for each change', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room watch standup
  $ engage room watch standup --json | jq -r '.people[].name'`,
    )
    .action((reference: RoomReference, options: WatchOptions) => watch(reference, options, io));
}

async function watch(reference: RoomReference, options: WatchOptions, io: Io): Promise<void> {
  const { access } = await openApi(options, io, reference);
  const { watchRoom } = await import('../watch-room.ts');
  const { url, token } = access;
  await watchRoom({ url, room: reference.room, token, isJson: options.json }, io);
}
