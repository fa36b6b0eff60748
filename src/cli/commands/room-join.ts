import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import { EngageError } from '../../protocol/errors.ts';
import { personNameFault } from '../../protocol/names.ts';
import type { Io } from '../io.ts';
import { parseInterval, parsePersonName, parseSize } from '../options.ts';
import {
  addAccessOptions,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type JoinOptions = AccessOptions & {
  readonly name?: string;
  readonly send: 'nothing' | 'card';
  readonly files?: string;
  readonly acceptFiles: boolean;
  readonly maxFileSize: number;
  readonly stats?: number;
  readonly plain: boolean;
  readonly json: boolean;
};

export function roomJoinCommand(io: Io): Command {
  return addAccessOptions(new Command('join'))
    .summary('take part in a call from the terminal')
    .description(
      'Takes part in a call from the terminal: who is there and how they are connected, chat, files, ' +
        'hand and reactions, and for hosts the door. In a terminal ? shows the keys; elsewhere each ' +
        'line of input is said in the chat, and /help lists commands. Ends with Ctrl+C.',
    )
    .addArgument(roomArgument())
    .addOption(
      new Option('--name <name>', 'what the others see (default: your user name)').argParser(
        parsePersonName,
      ),
    )
    .addOption(
      new Option('--send <what>', 'what the others see and hear of you')
        .choices(['nothing', 'card'])
        .default('nothing'),
    )
    .option('--files <dir>', 'folder for files that you accept')
    .option('--accept-files', 'take every file that is offered; needs --files', false)
    .addOption(
      new Option('--max-file-size <size>', 'what --accept-files takes at most, for example 100M')
        .default(1e9, '1G')
        .argParser(parseSize),
    )
    .addOption(
      new Option(
        '--stats <duration>',
        'with --json: print figures this often, for example 5s',
      ).argParser(parseInterval),
    )
    .option('--plain', 'print lines in a terminal too, for example for a screen reader', false)
    .option('--json', 'print one JSON object for each thing that happens', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room join standup
  $ engage room join 'https://calls.example.org/r/standup#k=…&t=…' --name Ada --send card
  $ engage room join standup --json --stats 5s | jq .
  $ engage room join standup --files inbox --accept-files > call.txt`,
    )
    .action((reference: RoomReference, options: JoinOptions) => join(reference, options, io));
}

async function join(reference: RoomReference, options: JoinOptions, io: Io): Promise<void> {
  if (options.acceptFiles && options.files === undefined) {
    throw new EngageError('bad-usage', '--accept-files needs a folder to put files into.', {
      hint: 'Add --files <dir>.',
    });
  }
  const { findCall } = await import('../call-target.ts');
  const { joinCall } = await import('../call/join-call.ts');
  const target = await findCall(reference, options, io);
  const { name = ownName(), send, files: folder, stats: statsEveryS } = options;
  const takeUpToBytes = options.acceptFiles ? options.maxFileSize : undefined;
  const { json: isJson, plain: isPlain } = options;
  await joinCall({ target, name, send, folder, takeUpToBytes, statsEveryS, isJson, isPlain }, io);
}

/** The user's, where the system knows one that people can see. */
function ownName(): string {
  try {
    const { username } = userInfo();
    return personNameFault(username) === undefined ? username : 'Guest';
  } catch {
    return 'Guest'; // A user id without a name, as in containers.
  }
}
