import { Argument, Command, Option } from 'commander';
import { isLoopbackAddress, isLoopbackName } from '../../protocol/addresses.ts';
import { formatFragment } from '../../protocol/link-fragment.ts';
import { roomPath } from '../../protocol/names.ts';
import type { Io } from '../io.ts';
import { lobbyOption, maxOption, parseRoomName, ttlOption } from '../options.ts';
import { accessServer, addAccessOptions, type AccessOptions } from '../room-target.ts';

type CreateOptions = AccessOptions & {
  readonly key: boolean;
  readonly open: boolean;
  readonly watch: boolean;
  readonly json: boolean;
  readonly ttl?: number;
  readonly max?: number;
  readonly lobby: boolean;
};

export function roomCreateCommand(io: Io): Command {
  return addAccessOptions(new Command('create'))
    .summary('make a room and print its links and QR code')
    .description(
      'Makes a room and prints its links and QR code. Without a name it makes one that is hard to guess.',
    )
    .addArgument(new Argument('[name]', 'name of the room').argParser(parseRoomName))
    .addOption(ttlOption())
    .addOption(maxOption())
    .addOption(lobbyOption())
    .option(
      '--no-key',
      'make links without key: the call is not sealed, its people compare numbers',
    )
    .option('--open', 'open the room in the browser', false)
    .addOption(
      new Option('--watch', 'go on to show who is in the room').default(false).conflicts('json'),
    )
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room create                       a room with a made-up name
  $ engage room create standup --open        make it and go in
  $ engage room create interview --lobby     guests wait until you let them in
  $ engage room create --json | jq -r .links.guest`,
    )
    .action((name: string | undefined, options: CreateOptions) => create(name, options, io));
}

async function create(name: string | undefined, options: CreateOptions, io: Io): Promise<void> {
  const { formatRoom, roomJson } = await import('../format/room.ts');
  const { createRoomName } = await import('../room-names.ts');
  const { createSealKey } = await import('../../client/seal.ts');
  const { nodeSealPlatform } = await import('../../peer/seal-platform.ts');
  const { createApi } = await import('../api.ts');
  const access = await accessServer(options, io);
  const room = name ?? createRoomName();
  const { expiresAt, ...tokens } = await createApi(access, io.stop).createRoom(room, {
    ...(options.ttl === undefined ? {} : { ttlSeconds: options.ttl }),
    ...(options.max === undefined ? {} : { maxPeople: options.max }),
    ...(options.lobby ? { lobby: true } : {}),
  });
  const isSealed = options.key && isSecureContext(access.guestUrl);
  const key = isSealed ? { key: createSealKey(nodeSealPlatform) } : {};
  const linkOf = (origin: string, token: string) =>
    origin + roomPath(room) + formatFragment({ ...key, token });
  const report = {
    room,
    isSealed,
    hasLobby: options.lobby,
    expiresAt,
    isThisMachineOnly: options.server === undefined && access.url === access.guestUrl,
    links: {
      host: linkOf(access.url, tokens.host),
      guest: linkOf(access.guestUrl, tokens.guest),
      watch: linkOf(access.url, tokens.watch),
    },
  };
  io.stdout(
    options.json ? `${JSON.stringify(roomJson(report))}\n` : await formatRoom(report, io.hasColor),
  );
  if (options.open) await io.openBrowser(report.links.host);
  if (options.watch) {
    const { watchRoom } = await import('../watch-room.ts');
    await watchRoom({ url: access.url, room, token: tokens.watch, isJson: false }, io);
  }
}

/** Where browsers give a page the means to open a seal: over https, or from this machine. */
function isSecureContext(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopbackName(hostname) || isLoopbackAddress(hostname);
}
