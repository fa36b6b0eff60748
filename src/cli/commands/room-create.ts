import { Argument, Command } from 'commander';
import { isLoopbackAddress, isLoopbackName } from '../../protocol/addresses.ts';
import { roomPath } from '../../protocol/names.ts';
import { EngageError } from '../../protocol/errors.ts';
import type { Io } from '../io.ts';
import { parseRoomName, serverOption } from '../options.ts';

type CreateOptions = {
  readonly server?: string;
  readonly key: boolean;
  readonly open: boolean;
  readonly json: boolean;
};

export function roomCreateCommand(io: Io): Command {
  return new Command('create')
    .summary('make a room and print its link and QR code')
    .description(
      'Prints the link and QR code of a room. Without a name it makes one that is hard to guess.',
    )
    .addArgument(new Argument('[name]', 'name of the room').argParser(parseRoomName))
    .addOption(serverOption())
    .option('--no-key', 'make a link without key, for a room that is entered by typing its name')
    .option('--open', 'open the room in the browser', false)
    .option('--json', 'print one JSON object instead of text', false)
    .addHelpText(
      'after',
      `
Examples:
  $ engage room create                 a room with a made-up name
  $ engage room create standup --open  make it and go in
  $ engage room create --json | jq -r .links.guest`,
    )
    .action((name: string | undefined, options: CreateOptions) => create(name, options, io));
}

async function create(name: string | undefined, options: CreateOptions, io: Io): Promise<void> {
  const { formatRoom, roomJson } = await import('../format/room.ts');
  const { createRoomName } = await import('../room-names.ts');
  const { createSealKey } = await import('../../client/seal.ts');
  const { nodeSealPlatform } = await import('../../peer/seal-platform.ts');
  const origins = await serverOrigins(options.server, io);
  const room = name ?? createRoomName();
  const isSealed = options.key && isSecureContext(origins.guest);
  const path = roomPath(room) + (isSealed ? `#k=${createSealKey(nodeSealPlatform)}` : '');
  const report = {
    room,
    server: origins.guest,
    isSealed,
    isThisMachineOnly: origins.isThisMachineOnly,
    links: { host: origins.host + path, guest: origins.guest + path },
  };
  io.stdout(
    options.json ? `${JSON.stringify(roomJson(report))}\n` : await formatRoom(report, io.hasColor),
  );
  if (options.open) await io.openBrowser(report.links.host);
}

async function serverOrigins(server: string | undefined, io: Io) {
  if (server === undefined) {
    const { findServer } = await import('../server-state.ts');
    const { url, guestUrl } = await findServer(io);
    return { host: url, guest: guestUrl, isThisMachineOnly: url === guestUrl };
  }
  const { fetchHealth } = await import('../../probe/health.ts');
  const health = await fetchHealth(server, io.stop);
  if (!health.ok) {
    throw new EngageError('server-unreachable', health.error.text, {
      hint: 'Check the address, and that `engage serve` is running there.',
    });
  }
  return { host: server, guest: server, isThisMachineOnly: false };
}

/** Where browsers give a page the means to open a seal: over https, or from this machine. */
function isSecureContext(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || isLoopbackName(hostname) || isLoopbackAddress(hostname);
}
