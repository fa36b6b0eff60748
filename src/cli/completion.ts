import { RootCommand, script } from '@bomb.sh/tab';
import type { Command } from 'commander';
import type { Api, RoomStatus } from './api.ts';
import type { Io } from './io.ts';
import { accessServer } from './room-target.ts';

/** Prints the script for a shell. */
export function printScript(shell: string): void {
  script(shell, 'engage', 'engage');
}

/** Prints what the last word of a command line may become, one possibility a line. */
export async function completeWords(
  program: Command,
  words: readonly string[],
  io: Io,
): Promise<void> {
  const rooms = words[0] === 'room' && words.length > 2 ? await listRooms(io) : [];
  const root = new RootCommand();
  for (const [path, command] of commandsBelow(program, ''))
    describe(root, path, command, words, rooms);
  root.parse([...words]);
}

/** Commands by what is typed for them, such as `room create`. */
function commandsBelow(command: Command, path: string): readonly (readonly [string, Command])[] {
  return command.commands.flatMap((child) => {
    const childPath = path === '' ? child.name() : `${path} ${child.name()}`;
    return [[childPath, child] as const, ...commandsBelow(child, childPath)];
  });
}

function describe(
  root: RootCommand,
  path: string,
  command: Command,
  words: readonly string[],
  rooms: readonly RoomStatus[],
) {
  const completed = root.command(path, command.summary());
  for (const option of command.options) {
    const { description, argChoices = [] } = option;
    const name = (option.long ?? option.flags).replace(/^--/, '');
    const short = option.short?.replace(/^-/, '');
    if (option.required || option.optional) {
      const offer = (complete: (value: string, description: string) => void) => {
        for (const choice of argChoices) complete(choice, '');
      };
      completed.option(name, description, offer, short);
    } else {
      completed.option(name, description, short);
    }
  }
  for (const argument of command.registeredArguments) {
    completed.argument(argument.name(), (complete) => {
      if (argument.name() === 'room') {
        for (const { name, people } of rooms) complete(name, `${people.length} people`);
      }
      if (argument.name() === 'person') {
        const room = rooms.find(({ name }) => name === words[2]);
        for (const { name } of [...(room?.waiting ?? []), ...(room?.people ?? [])])
          complete(name, '');
      }
    });
  }
}

/** Nothing when there is no server: completion is no place for complaints. */
async function listRooms(io: Io): Promise<readonly RoomStatus[]> {
  const { createApi } = await import('./api.ts');
  try {
    const api: Api = createApi(await accessServer({}, io), io.stop);
    return await api.listRooms();
  } catch {
    return [];
  }
}
