import { Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { without } from '../format/watch.ts';
import { parseWhole } from '../options.ts';
import {
  addAccessOptions,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type EchoOptions = AccessOptions & { readonly delay: number; readonly name: string };

export function peerEchoCommand(io: Io): Command {
  return addAccessOptions(new Command('echo'))
    .summary('send everyone in a call their own sound and picture back')
    .description(
      'Goes into a call and sends everyone their own sound and picture back, so that anybody can ' +
        'try their devices alone. Ends with Ctrl+C.',
    )
    .addArgument(roomArgument())
    .addOption(
      new Option('--delay <ms>', 'how long to hold everything back, 0 to 10000')
        .default(0)
        .argParser(parseDelay),
    )
    .option('--name <name>', 'what the others see', 'Echo')
    .addHelpText(
      'after',
      `
Examples:
  $ engage peer echo standup
  $ engage peer echo 'https://calls.example.org/r/test#k=…&t=…' --delay 1000`,
    )
    .action((reference: RoomReference, options: EchoOptions) => echo(reference, options, io));
}

async function echo(reference: RoomReference, options: EchoOptions, io: Io): Promise<void> {
  const { findCall } = await import('../call-target.ts');
  const { enterRoom, stayInRoom } = await import('../../peer/enter-room.ts');
  const { createEchoMedia } = await import('../../peer/media/echo-media.ts');
  const target = await findCall(reference, options, io);
  const media = createEchoMedia({ delayMs: options.delay });
  const { name } = options;
  const peer = await enterRoom({ ...target, name, intent: 'join', media, stop: io.stop });
  let people: readonly PeerInfo[] = [];
  const tell = () => {
    // While the server is away nobody is said to have left.
    const now = insideOf(peer.getSnapshot().room)?.peers ?? people;
    for (const other of without(now, people)) io.stdout(`${other.name} is there\n`);
    for (const other of without(people, now)) io.stdout(`${other.name} left\n`);
    people = now;
  };
  const unsubscribe = peer.subscribe(tell);
  try {
    io.stdout(`In “${target.room}” as ${name}, sending everyone their own sound and picture.\n`);
    tell();
    await stayInRoom(peer, io.stop);
  } finally {
    unsubscribe();
    await peer.close();
  }
}

function parseDelay(value: string): number {
  return parseWhole(value, 0, 10_000, 'A delay is a whole number of milliseconds from 0 to 10000.');
}
