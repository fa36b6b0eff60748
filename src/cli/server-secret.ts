import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngageError } from '../protocol/errors.ts';
import type { Io } from './io.ts';

/** Text of full entropy has 192 bits in so many letters of base64, 128 in so many of hex. */
const minSecretLength = 32;

const keyBytes = 32;

/** What a key is for: those of different purposes tell nothing of each other. */
export type KeyPurpose = 'admin' | 'link' | 'session';

/**
 * Makes the key for one purpose from a secret of the server: HKDF-SHA256 (RFC 5869). Every run and
 * every node that has the secret makes the same one.
 */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `engage/1 ${purpose}`, keyBytes));
}

/** Who has one of them may do everything; the first is the one to hand out. */
export function serverTokens(secrets: readonly string[]): readonly string[] {
  return secrets.map((secret) => deriveKey(secret, 'admin').toString('base64url'));
}

/**
 * The secrets of this server: the first one makes what the server hands out, all of them verify it,
 * so that one can take the place of another without a break. `given` (a flag, the environment)
 * beats the file in the data folder, which is made when there is none. Throws `bad-usage`.
 */
export async function loadSecrets(
  io: Pick<Io, 'dataDirectory'>,
  given: string | undefined,
): Promise<readonly string[]> {
  if (given !== undefined) return parseSecrets(given, 'ENGAGE_SECRET');
  const file = join(io.dataDirectory, 'secret');
  try {
    return parseSecrets((await read(file)) ?? (await create(io.dataDirectory, file)), file);
  } catch (cause) {
    if (cause instanceof EngageError || !isSystemError(cause)) throw cause;
    throw new EngageError('bad-usage', `The server's secret cannot be kept in ${file}.`, {
      hint: 'Set XDG_DATA_HOME to a folder that can be written, or give the secret as ENGAGE_SECRET.',
      cause,
    });
  }
}

/** A comma or a line end parts several. The message repeats none of them. */
function parseSecrets(text: string, source: string): readonly string[] {
  const secrets = text
    .split(/[,\n]/)
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
  if (secrets.length === 0 || secrets.some(({ length }) => length < minSecretLength)) {
    throw new EngageError(
      'bad-usage',
      `A secret in ${source} must have at least ${minSecretLength} characters.`,
      { hint: 'Make one with: openssl rand -base64 32' },
    );
  }
  return secrets;
}

/** Undefined when there is no such file. */
async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Resolves with what is in the file then: of two servers that start at once, one makes it. */
async function create(directory: string, file: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Written aside, so that nobody reads half of it; linked, not renamed, so that the first one stays.
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  const secret = `${randomBytes(keyBytes).toString('base64url')}\n`;
  await writeFile(draft, secret, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
