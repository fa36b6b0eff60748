import { Argument, Command } from 'commander';
import type { Io } from '../io.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function completeCommand(io: Io): Command {
  return new Command('complete')
    .summary('print the script that lets a shell complete commands')
    .description(
      'Prints the script that lets a shell complete commands, flags, rooms and people on Tab.',
    )
    .addArgument(
      new Argument(
        '[words...]',
        `the shell, one of ${shells.join(', ')}; the script itself asks with -- and words`,
      ),
    )
    .allowUnknownOption()
    .addHelpText(
      'after',
      `
Examples:
  $ source <(engage complete bash)          put it into ~/.bashrc
  $ engage complete zsh > ~/.zsh/_engage
  $ engage complete fish | source`,
    )
    .action((words: readonly string[], _: unknown, command: Command) =>
      complete(words, command, io),
    );
}

async function complete(words: readonly string[], command: Command, io: Io): Promise<void> {
  const program = command.parent;
  if (program === null) throw new Error('complete is a command of its own');
  const { completeWords, printScript } = await import('../completion.ts');
  if ((program as unknown as { rawArgs: readonly string[] }).rawArgs.includes('--')) {
    await completeWords(program, words, io);
    return;
  }
  const shell = shells.find((known) => known === words[0]);
  if (shell === undefined || words.length > 1) {
    command.error(`error: the shell is one of ${shells.join(', ')}`);
  }
  printScript(shell);
}
