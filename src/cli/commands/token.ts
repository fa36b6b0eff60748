import { Command } from 'commander';
import type { Io } from '../io.ts';
import { secretOption } from '../options.ts';

export function tokenCommand(io: Io): Command {
  return new Command('token')
    .summary('print the token that lets you decide for this machine’s server')
    .description(
      'Prints the token of this machine’s server, for ENGAGE_TOKEN on another one. Who has it can make, watch and close every room.',
    )
    .addOption(secretOption())
    .addHelpText(
      'after',
      `
Example:
  $ ssh calls.example.org engage token`,
    )
    .action(({ secret }: { readonly secret?: string }) => printToken(secret, io));
}

async function printToken(given: string | undefined, io: Io): Promise<void> {
  const { loadSecrets, serverTokens } = await import('../server-secret.ts');
  const [token = ''] = serverTokens(await loadSecrets(io, given));
  io.stdout(`${token}\n`);
}
