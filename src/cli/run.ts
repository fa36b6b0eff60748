import { Command, CommanderError } from 'commander';
import { EngageError } from '../protocol/errors.ts';
import { roomCommand } from './commands/room.ts';
import { serveCommand } from './commands/serve.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/**
 * Runs one command line (without node and script) and resolves with its exit code. Expected
 * failures are printed as a sentence and a hint; a bug rejects.
 */
export async function run(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const result: { exitCode: ExitCode } = { exitCode: exitCodes.ok };
  const program = new Command('engage')
    .description('Private video calls from your terminal.')
    .version(version, '-V, --version', 'print the version')
    .addCommand(serveCommand(io))
    .addCommand(roomCommand(io))
    .addHelpText(
      'after',
      `
Examples:
  $ engage serve                     start the server and the call page
  $ engage room create standup       make a room, print its link and QR code
  $ engage probe                     check how this network reaches the server`,
    );
  forEachCommand(program, (command) => {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
      .showHelpAfterError('(add --help for what this command takes)')
      .helpCommand(false);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return result.exitCode;
  } catch (error) {
    // Commander has printed its own sentence; --help and --version end here with 0.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (!(error instanceof EngageError)) throw error;
    io.stderr(`error: ${error.message}\n`);
    if (error.hint !== undefined) io.stderr(`hint: ${error.hint}\n`);
    return exitCodeOf(error.code);
  }
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  visit(command);
  for (const child of command.commands) forEachCommand(child, visit);
}
