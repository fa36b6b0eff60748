import { Command } from 'commander';
import { completeCommand } from './commands/complete.ts';
import { loadCommand } from './commands/load.ts';
import { peerCommand } from './commands/peer.ts';
import { probeCommand } from './commands/probe.ts';
import { roomCommand } from './commands/room.ts';
import { serveCommand } from './commands/serve.ts';
import { tokenCommand } from './commands/token.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/** All commands and flags. `setExitCode` is for commands whose answer may be a failure. */
export function createProgram(
  io: Io,
  version: string,
  setExitCode: (exitCode: ExitCode) => void,
): Command {
  const program = new Command('engage')
    .description('Private video calls from your terminal.')
    .version(version, '-V, --version', 'print the version')
    .addCommand(serveCommand(io, version))
    .addCommand(roomCommand(io))
    .addCommand(peerCommand(io, setExitCode))
    .addCommand(probeCommand(io, setExitCode))
    .addCommand(loadCommand(io, setExitCode))
    .addCommand(tokenCommand(io))
    .addCommand(completeCommand(io))
    .addHelpText(
      'after',
      `
Examples:
  $ engage serve                     start the server and the call page
  $ engage room create standup       make a room, print its link and QR code
  $ engage probe                     check how this network reaches the server`,
    );
  for (const command of allCommands(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
      .showHelpAfterError('(add --help for what this command takes)')
      .helpCommand(false);
  }
  return program;
}

/** A command and all below it. */
export function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
