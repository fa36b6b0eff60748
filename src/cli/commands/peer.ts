import { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { peerCanaryCommand } from './peer-canary.ts';
import { peerEchoCommand } from './peer-echo.ts';
import { peerLoopbackCommand } from './peer-loopback.ts';
import { peerPlayCommand } from './peer-play.ts';
import { peerRecordCommand } from './peer-record.ts';

export function peerCommand(io: Io, setExitCode: (code: ExitCode) => void): Command {
  return new Command('peer')
    .summary('take part in calls without a browser')
    .description('Takes part in calls without a browser.')
    .addCommand(peerEchoCommand(io))
    .addCommand(peerPlayCommand(io))
    .addCommand(peerRecordCommand(io, setExitCode))
    .addCommand(peerLoopbackCommand(io, setExitCode))
    .addCommand(peerCanaryCommand(io, setExitCode));
}
