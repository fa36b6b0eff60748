import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command, type Option } from 'commander';
import { EngageError } from '../protocol/errors.ts';
import { DecodeError, parseRecord, type Fields } from '../protocol/fields.ts';
import type { Io } from './io.ts';

/** The flags that say where and how to configure, and so are no configuration themselves. */
const notInFile = new Set(['config', 'printConfig']);

/**
 * Takes from the config file what neither flag nor environment says, and resolves with the file's
 * path; `undefined` when there is none. Everything in it passes the parsers of the flags, so a new
 * flag can be configured without more ado. Throws `bad-usage` for whatever it cannot take.
 */
export async function applyConfigFile(command: Command, io: Io): Promise<string | undefined> {
  const named = command.getOptionValue('config') as string | undefined;
  const file = named ?? io.configFile;
  const fields = await readConfig(file, named === undefined);
  if (fields === undefined) return undefined;
  const options = configurableOptions(command);
  for (const [key, value] of Object.entries(fields)) {
    const option = options.get(key);
    if (option === undefined) {
      throw badConfig(`The config file ${file} has a key “${key}”, which does not exist.`, options);
    }
    const parsed = parseValue(option, value, `“${key}” in the config file ${file}`, options);
    const source = command.getOptionValueSource(option.attributeName());
    if (source === undefined || source === 'default') {
      command.setOptionValueWithSource(option.attributeName(), parsed, 'config');
    }
  }
  return file;
}

/** The options of a command under their keys in the file: the flag's name, without `--` and `no-`. */
export function configurableOptions(command: Command): ReadonlyMap<string, Option> {
  return new Map(
    command.options
      .filter((option) => !notInFile.has(option.attributeName()))
      .map((option) => [option.name().replace(/^no-/, ''), option]),
  );
}

async function readConfig(file: string, mayBeMissing: boolean): Promise<Fields | undefined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && mayBeMissing) return undefined;
    throw new EngageError('bad-usage', `The config file ${file} cannot be read: ${message}.`, {
      hint: 'Name another one with --config, or leave it out.',
      cause,
    });
  }
  try {
    return parseRecord(content);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    const why = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
    throw new EngageError('bad-usage', `The config file ${file} is not a JSON object${why}.`, {
      hint: 'It looks like this: {"port": 8790, "host": "0.0.0.0"}.',
      cause,
    });
  }
}

/** What the flag's own parser makes of the value, whose type must be the one that results. */
function parseValue(
  option: Option,
  value: unknown,
  where: string,
  options: ReadonlyMap<string, Option>,
): unknown {
  const wrongType = (wanted: string) => badConfig(`${where} must be ${wanted}.`, options);
  if (!option.required && !option.optional) {
    if (typeof value !== 'boolean') throw wrongType('true or false');
    return value;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
  if (words.length < Math.max(1, items.length)) {
    throw wrongType('what its flag takes, as text, number or list of these');
  }
  let parsed: unknown;
  try {
    for (const word of words) parsed = option.parseArg?.(word, parsed) ?? word;
  } catch (cause) {
    if (!(cause instanceof InvalidArgumentError)) throw cause;
    throw badConfig(`${where} does not fit: ${cause.message}`, options, cause);
  }
  if (typeOf(parsed) !== typeOf(value)) throw wrongType(typeOf(parsed));
  return parsed;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' ? 'a number' : 'text';
}

function badConfig(
  sentence: string,
  options: ReadonlyMap<string, Option>,
  cause?: unknown,
): EngageError {
  const hint = `The keys are ${[...options.keys()].join(', ')}; each takes what its flag takes.`;
  return new EngageError('bad-usage', sentence, { hint, cause });
}
