import { Command, Option } from 'commander';
import { formatFragment } from '../../protocol/link-fragment.ts';
import { roomPath } from '../../protocol/names.ts';
import type { Io } from '../io.ts';
import { maxOption, ttlOption } from '../options.ts';
import {
  addAccessOptions,
  openApi,
  roomArgument,
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
  return addAccessOptions(new Command('link'))
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
  const { room, key } = reference;
  const { role } = options;
  const { api, access } = await openApi(options, io, reference);
  const { token, expiresAt } = await api.createLink(room, role, {
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
