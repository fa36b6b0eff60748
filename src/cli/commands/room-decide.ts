import { Command } from 'commander';
import type { Api } from '../api.ts';
import type { Io } from '../io.ts';
import {
  addAccessOptions,
  openApi,
  roomArgument,
  type AccessOptions,
  type RoomReference,
} from '../room-target.ts';

type DecideOptions = AccessOptions & { readonly json: boolean };

type Decision = {
  readonly action: string;
  readonly summary: string;
  readonly description: string;
  readonly decide: (api: Api, room: string) => Promise<unknown>;
  /** What has been done, as a sentence. */
  readonly done: (room: string) => string;
};

const decisions: readonly Decision[] = [
  {
    action: 'lock',
    summary: 'let nobody else into a room',
    description: 'Lets nobody else into a room but its hosts. Who is inside stays.',
    decide: (api, room) => api.changeDoor(room, { isLocked: true }),
    done: (room) => `${room} is locked.`,
  },
  {
    action: 'unlock',
    summary: 'let people into a room again',
    description: 'Lets people into a room again.',
    decide: (api, room) => api.changeDoor(room, { isLocked: false }),
    done: (room) => `${room} is open to all who have a link.`,
  },
  {
    action: 'mute',
    summary: 'switch everyone’s microphone off',
    description:
      'Switches the microphone of everyone in a room off. They can switch it on again themselves.',
    decide: (api, room) => api.muteAll(room),
    done: (room) => `Everyone in ${room} has been muted.`,
  },
  {
    action: 'close',
    summary: 'end the call in a room, and its links',
    description: 'Sends everyone in a room away. Its links let nobody in any more.',
    decide: (api, room) => api.closeRoom(room),
    done: (room) => `${room} is closed.`,
  },
];

/** The commands that decide something for a whole room. */
export function roomDecisionCommands(io: Io): readonly Command[] {
  return decisions.map((decision) =>
    addAccessOptions(new Command(decision.action))
      .summary(decision.summary)
      .description(decision.description)
      .addArgument(roomArgument())
      .option('--json', 'print one JSON object instead of text', false)
      .addHelpText('after', `\nExample:\n  $ engage room ${decision.action} standup`)
      .action((reference: RoomReference, options: DecideOptions) =>
        decide(decision, reference, options, io),
      ),
  );
}

async function decide(
  { action, decide: act, done }: Decision,
  reference: RoomReference,
  options: DecideOptions,
  io: Io,
): Promise<void> {
  const { room } = reference;
  const { api } = await openApi(options, io, reference);
  await act(api, room);
  io.stdout(
    options.json
      ? `${JSON.stringify({ schema: 'engage.done/1', action, room })}\n`
      : `${done(room)}\n`,
  );
}
