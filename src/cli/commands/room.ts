import { Command } from 'commander';
import type { Io } from '../io.ts';
import { roomCreateCommand } from './room-create.ts';
import { roomJoinCommand } from './room-join.ts';
import { roomDecisionCommands } from './room-decide.ts';
import { roomLinkCommand } from './room-link.ts';
import { roomListCommand } from './room-list.ts';
import { roomPersonCommands } from './room-person.ts';
import { roomShowCommand } from './room-show.ts';
import { roomWatchCommand } from './room-watch.ts';

export function roomCommand(io: Io): Command {
  const room = new Command('room')
    .summary('make rooms, go into them, see who is there, decide for them')
    .description('Makes rooms, goes into them, shows who is there, and decides for them.')
    .addCommand(roomCreateCommand(io))
    .addCommand(roomListCommand(io))
    .addCommand(roomShowCommand(io))
    .addCommand(roomJoinCommand(io))
    .addCommand(roomWatchCommand(io))
    .addCommand(roomLinkCommand(io));
  for (const command of [...roomDecisionCommands(io), ...roomPersonCommands(io)]) {
    room.addCommand(command);
  }
  return room;
}
