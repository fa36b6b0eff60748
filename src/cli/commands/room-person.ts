import { Argument, Command } from 'commander';
import { EngageError } from '../../protocol/errors.ts';
import { normaliseName } from '../../protocol/names.ts';
import type { RoomStatus } from '../api.ts';
import type { Io } from '../io.ts';
import {
  addAccessOptions,
  openApi,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type PersonOptions = AccessOptions & { readonly json: boolean };

type Person = { readonly id: string; readonly name: string };

type PersonAction = {
  readonly action: 'admit' | 'refuse' | 'kick';
  readonly summary: string;
  readonly description: string;
  /** Among whom the person is looked for. */
  readonly candidates: (room: RoomStatus) => readonly Person[];
  readonly where: string;
  /** What has been done, as sentences. */
  readonly done: (name: string, room: string) => string;
};

const actions: readonly PersonAction[] = [
  {
    action: 'admit',
    summary: 'let someone in who waits',
    description: 'Lets someone in who waits in the lobby of a room.',
    candidates: (room) => room.waiting,
    where: 'waiting at',
    done: (name, room) => `${name} has been let into ${room}.`,
  },
  {
    action: 'refuse',
    summary: 'send someone away who waits',
    description: 'Sends someone away who waits in the lobby of a room.',
    candidates: (room) => room.waiting,
    where: 'waiting at',
    done: (name, room) => `${name} has not been let into ${room}.`,
  },
  {
    action: 'kick',
    summary: 'send someone away, for good',
    description:
      'Sends someone away. They cannot come back, and the link they used lets nobody in any more.',
    candidates: (room) => room.people,
    where: 'in',
    done: (name, room) =>
      `${name} has been sent away from ${room}.\n` +
      'The link they came by lets nobody in any more; `engage room link` makes another one.',
  },
];

/** The commands that decide about one person. */
export function roomPersonCommands(io: Io): readonly Command[] {
  return actions.map((action) =>
    addAccessOptions(new Command(action.action))
      .summary(action.summary)
      .description(action.description)
      .addArgument(roomArgument())
      .addArgument(new Argument('<person>', 'their name, or their id'))
      .option('--json', 'print one JSON object instead of text', false)
      .addHelpText('after', `\nExample:\n  $ engage room ${action.action} standup Bob`)
      .action((reference: RoomReference, person: string, options: PersonOptions) =>
        act(action, reference, person, options, io),
      ),
  );
}

async function act(
  chosen: PersonAction,
  reference: RoomReference,
  wanted: string,
  options: PersonOptions,
  io: Io,
): Promise<void> {
  const { room } = reference;
  const { action } = chosen;
  const { api } = await openApi(options, io, reference);
  const person = findPerson(chosen, await api.showRoom(room), wanted);
  await api[action](room, person.id);
  io.stdout(
    options.json
      ? `${JSON.stringify({ schema: 'engage.done/1', action, room, person })}\n`
      : `${chosen.done(person.name, room)}\n`,
  );
}

/** Throws `no-such-person` when nobody is meant, or several are. */
function findPerson({ candidates, where }: PersonAction, room: RoomStatus, wanted: string): Person {
  const present = candidates(room).map(({ id, name }) => ({ id, name }));
  const byId = present.find(({ id }) => id === wanted);
  const named = present.filter(({ name }) => normaliseName(name) === normaliseName(wanted));
  const [first, second] = byId === undefined ? named : [byId];
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    throw new EngageError(
      'no-such-person',
      `Several people named ${wanted} are ${where} ${room.name}.`,
      {
        hint: `Give the id: ${named.map(({ id }) => id).join(', ')}.`,
      },
    );
  }
  throw new EngageError('no-such-person', `Nobody named ${wanted} is ${where} ${room.name}.`, {
    hint:
      present.length === 0
        ? `Nobody is ${where} it.`
        : `There: ${present.map(({ name }) => name).join(', ')}.`,
  });
}
