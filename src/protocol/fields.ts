/** Data from outside did not have the shape it must have. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/** An untrusted JSON object whose fields are read with the checkers below. */
export type Fields = { readonly [name: string]: unknown };

/** Parses JSON that must be an object; throws {@link DecodeError}. */
export function parseRecord(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DecodeError('not JSON', { cause });
  }
  return record(value, 'message');
}

export function record(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DecodeError(`${what} is not an object`);
  }
  return value as Fields;
}

export function text(fields: Fields, name: string): string {
  const value = own(fields, name);
  if (typeof value !== 'string') throw new DecodeError(`"${name}" is not text`);
  return value;
}

export function integer(fields: Fields, name: string): number {
  const value = own(fields, name);
  if (!Number.isSafeInteger(value)) throw new DecodeError(`"${name}" is not a whole number`);
  return value as number;
}

export function natural(fields: Fields, name: string): number {
  const value = integer(fields, name);
  if (value < 0) throw new DecodeError(`"${name}" is less than nothing`);
  return value;
}

/** A SHA-256 in hex, lower case. */
export function sha256Hex(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (!/^[0-9a-f]{64}$/.test(value)) throw new DecodeError(`"${name}" is not a SHA-256 in hex`);
  return value;
}

export function number(fields: Fields, name: string): number {
  const value = own(fields, name);
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new DecodeError(`"${name}" is not a number`);
  }
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = own(fields, name);
  if (typeof value !== 'boolean') throw new DecodeError(`"${name}" is not true or false`);
  return value;
}

export function oneOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const value = own(fields, name);
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw new DecodeError(`"${name}" is none of ${choices.join(', ')}`);
  return choice;
}

export function list<T>(fields: Fields, name: string, item: (value: unknown) => T): readonly T[] {
  const value = own(fields, name);
  if (!Array.isArray(value)) throw new DecodeError(`"${name}" is not a list`);
  return value.map((entry: unknown) => item(entry));
}

/** Reads a field that may be missing or null. */
export function optional<T>(
  fields: Fields,
  name: string,
  read: (fields: Fields, name: string) => T,
): T | undefined {
  const value = own(fields, name);
  return value === undefined || value === null ? undefined : read(fields, name);
}

/** Only what the sender wrote: `__proto__` and `constructor` are not fields. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
