import { Command } from 'commander';
import type { Io } from '../io.ts';
import { roomCreateCommand } from './room-create.ts';
import { roomWatchCommand } from './room-watch.ts';

export function roomCommand(io: Io): Command {
  return new Command('room')
    .summary('make and watch rooms')
    .description('Makes rooms and shows who is in them.')
    .addCommand(roomCreateCommand(io))
    .addCommand(roomWatchCommand(io));
}
