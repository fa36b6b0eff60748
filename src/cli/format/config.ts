import type { Command } from 'commander';
import { configurableOptions } from '../config-file.ts';

const sources: Readonly<Record<string, string>> = { cli: 'flag', env: 'env', config: 'file' };

/** `engage.config/1`, documented in docs/cli.md: what holds, and where it was said. */
export function configJson(command: Command, file: string | undefined) {
  const values = [...configurableOptions(command)].map(([key, option]) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    const source = command.getOptionValueSource(option.attributeName()) ?? '';
    return [key, { value: masked(key, value), source: sources[source] ?? 'default' }] as const;
  });
  return { schema: 'engage.config/1', file, values: Object.fromEntries(values) };
}

/** The output ends up in tickets and terminals of others: no secret, not even one inside a URI. */
function masked(key: string, value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => masked(key, item));
  if (/secret|token|password/.test(key)) return '***';
  // `turn:user:password@host`, of which one text may hold several.
  return typeof value === 'string' ? value.replaceAll(/(^|\s)(\w+:)\S*@/g, '$1$2***@') : value;
}
