import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { readRoomLink } from '../peer/room-link.ts';
import { EngageError } from '../protocol/errors.ts';
import type { LinkSecrets } from '../protocol/link-fragment.ts';
import type { Io } from './io.ts';
import { parseRoomName, serverOption } from './options.ts';
import type { Api } from './api.ts';

/** A room as it is named on the command line: by its name, or by a link to it. */
export type RoomReference = LinkSecrets & {
  readonly room: string;
  /** The origin of the link's server. */
  readonly server?: string;
};

/** A server to ask, and what it knows this user by. */
export type ServerAccess = {
  readonly url: string;
  /** The address to hand to others. */
  readonly guestUrl: string;
  readonly token: string | undefined;
};

export type AccessOptions = { readonly server?: string; readonly token?: string };

/** `<room>`: a name, or a link whose token then speaks for its holder. */
export function roomArgument(): Argument {
  return new Argument('<room>', 'name of the room, or a host’s link to it').argParser(
    parseRoomReference,
  );
}

/** `--server` and `--token`, which say whom to ask and as whom. */
export function addAccessOptions(command: Command): Command {
  return command.addOption(serverOption()).addOption(tokenOption());
}

/** `--token`, for servers elsewhere. */
export function tokenOption(): Option {
  return new Option(
    '--token <token>',
    'token of a server elsewhere; better given as ENGAGE_TOKEN',
  ).env('ENGAGE_TOKEN');
}

export function parseRoomReference(value: string): RoomReference {
  if (!/^https?:\/\//i.test(value)) return { room: parseRoomName(value) };
  try {
    const { serverUrl, ...link } = readRoomLink(value);
    return { ...link, server: serverUrl };
  } catch (error) {
    // Commander shows it as a fault of the argument.
    if (!(error instanceof EngageError)) throw error;
    throw new InvalidArgumentError(`${error.message} ${error.hint ?? ''}`.trim());
  }
}

/**
 * The server to ask: that of the link, the named one, or the one on this machine, whose token this
 * user has. Throws `server-not-running`.
 */
export async function accessServer(
  options: AccessOptions,
  io: Io,
  link?: RoomReference,
): Promise<ServerAccess> {
  const { server = link?.server } = options;
  const token = link?.token ?? options.token;
  if (server !== undefined) {
    return { url: server, guestUrl: server, token: token ?? (await ownToken(server, io)) };
  }
  const { findServer } = await import('./server-state.ts');
  const found = await findServer(io);
  return { url: found.url, guestUrl: found.guestUrl, token: token ?? found.token };
}

/** The token of a server, if it is the one that this user runs on this machine. */
export async function ownToken(server: string, io: Io): Promise<string | undefined> {
  const { findServer } = await import('./server-state.ts');
  try {
    const { url, guestUrl, token } = await findServer(io);
    return server === url || server === guestUrl ? token : undefined;
  } catch (error) {
    if (error instanceof EngageError) return undefined;
    throw error;
  }
}

/** The HTTP API as one who may decide or see. Throws `server-not-running`, `bad-usage`. */
export async function openApi(
  options: AccessOptions,
  io: Io,
  link?: RoomReference,
): Promise<{ readonly api: Api; readonly access: ServerAccess & { readonly token: string } }> {
  const { createApi } = await import('./api.ts');
  const access = await accessServer(options, io, link);
  const { token } = access;
  if (token === undefined) {
    throw new EngageError('bad-usage', `This takes the token of ${access.url}, or a host's link.`, {
      hint: 'Give it as ENGAGE_TOKEN; `engage token` prints it on the machine of the server.',
    });
  }
  return { api: createApi(access, io.stop), access: { ...access, token } };
}
