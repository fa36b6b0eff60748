import { CommanderError } from 'commander';
import { EngageError } from '../protocol/errors.ts';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command line (without node and script) and resolves with its exit code. Expected
 * failures are printed as a sentence and a hint; a bug rejects.
 */
export async function run(argv: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const result: { exitCode: ExitCode } = { exitCode: exitCodes.ok };
  const program = createProgram(io, version, (exitCode) => {
    result.exitCode = exitCode;
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
