import { Command } from 'commander';
import type { Io } from '../io.ts';
import { roomCreateCommand } from './room-create.ts';
import { roomDecisionCommands } from './room-decide.ts';
import { roomLinkCommand } from './room-link.ts';
import { roomListCommand } from './room-list.ts';
import { roomPersonCommands } from './room-person.ts';
import { roomShowCommand } from './room-show.ts';
import { roomWatchCommand } from './room-watch.ts';

export function roomCommand(io: Io): Command {
  const room = new Command('room')
    .summary('make rooms, see who is in them, decide for them')
    .description('Makes rooms, shows who is in them, and decides for them.')
    .addCommand(roomCreateCommand(io))
    .addCommand(roomListCommand(io))
    .addCommand(roomShowCommand(io))
    .addCommand(roomWatchCommand(io))
    .addCommand(roomLinkCommand(io));
  for (const command of [...roomDecisionCommands(io), ...roomPersonCommands(io)]) {
    room.addCommand(command);
  }
  return room;
}
