import { Command, Option } from 'commander';
import { formatFragment } from '../../protocol/link-fragment.ts';
import { roomPath } from '../../protocol/names.ts';
import type { Io } from '../io.ts';
import { maxOption, serverOption, ttlOption } from '../options.ts';
import {
  accessServer,
  needToken,
  roomArgument,
  tokenOption,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type LinkOptions = AccessOptions & {
  readonly role: string;
  readonly ttl?: number;
  readonly max?: number;
  readonly json: boolean;
};

export function roomLinkCommand(io: Io): Command {
  return new Command('link')
    .summary('make another link to a room')
    .description(
      'Makes another link to a room, for example after someone was kicked. The server does not know the key of a sealed call: give a link that has it instead of the name.',
    )
    .addArgument(roomArgument())
    .addOption(
      new Option('--role <role>', 'what the link makes of who opens it')
        .choices(['guest', 'host', 'watch'])
        .default('guest'),
    )
    .addOption(ttlOption())
    .addOption(maxOption())
    .addOption(serverOption())
    .addOption(tokenOption())
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room link standup --ttl 1h
  $ engage room link 'http://localhost:8790/r/standup#k=…&t=…' --role host`,
    )
    .action((reference: RoomReference, options: LinkOptions) => link(reference, options, io));
}

async function link(reference: RoomReference, options: LinkOptions, io: Io): Promise<void> {
  const { createApi } = await import('../api.ts');
  const { room, key } = reference;
  const { role } = options;
  const access = await accessServer(options, io, reference);
  needToken(access);
  const { token, expiresAt } = await createApi(access, io.stop).createLink(room, role, {
    ...(options.ttl === undefined ? {} : { ttlSeconds: options.ttl }),
    ...(options.max === undefined ? {} : { maxPeople: options.max }),
  });
  const url =
    access.guestUrl +
    roomPath(room) +
    formatFragment({ ...(key === undefined ? {} : { key }), token });
  io.stdout(
    options.json
      ? `${JSON.stringify({ schema: 'engage.link/1', room, role, link: url, expiresAt })}\n`
      : `${url}\n`,
  );
}
