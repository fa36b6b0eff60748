import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngageError } from '../protocol/errors.ts';
import { DecodeError, integer, parseRecord, text } from '../protocol/fields.ts';
import type { Io } from './io.ts';
import { replaceFile } from './replace-file.ts';

/** What `engage serve` leaves on disk for the other commands of this user. */
export type RunningServer = {
  /** The address on this machine, where the page may use camera and microphone. */
  readonly url: string;
  /** The address to hand to others; the same as `url` when only this machine is served. */
  readonly guestUrl: string;
  /** Lets its holder watch rooms; the file is readable by its owner only. */
  readonly token: string;
  /** As `/healthz` tells it, so that another server on the same port is not mistaken for it. */
  readonly instance: string;
  /** Milliseconds since 1970, to prefer the newest of several. */
  readonly startedAt: number;
};

const schema = 'engage.server/1';

/** Writes the state file; the returned function removes it. */
export async function announceServer(io: Io, server: RunningServer): Promise<() => Promise<void>> {
  const file = join(io.stateDirectory, `server-${server.instance}.json`);
  await replaceFile(file, JSON.stringify({ schema, ...server }));
  return () => rm(file, { force: true });
}

/**
 * The newest server of this user that answers. Files of servers that ended without removing theirs
 * are noticed and removed. Throws `server-not-running`.
 */
export async function findServer(io: Io): Promise<RunningServer> {
  const { fetchHealth } = await import('../probe/health.ts');
  const known = await readStateFiles(io.stateDirectory);
  let stale: RunningServer | undefined;
  for (const { file, server } of known) {
    const health = await fetchHealth(server.url, io.stop);
    if (health.ok && health.instance === server.instance) return server;
    stale ??= server;
    // One that is merely slow to answer keeps its file.
    const isGone = health.ok || health.error.code === 'refused';
    if (isGone) await rm(file, { force: true });
  }
  throw new EngageError(
    'server-not-running',
    stale === undefined
      ? 'No engage server is running on this machine.'
      : `The engage server at ${stale.url} is no longer running, or does not answer.`,
    { hint: 'Start one with `engage serve`, or name one elsewhere with --server <url>.' },
  );
}

async function readStateFiles(directory: string) {
  const names = await readdir(directory).catch(() => []);
  const found = [];
  for (const name of names.filter((name) => /^server-.+\.json$/.test(name))) {
    const file = join(directory, name);
    const server = decodeState(await readFile(file, 'utf8').catch(() => ''));
    if (server === undefined) await rm(file, { force: true });
    else found.push({ file, server });
  }
  return found.toSorted((a, b) => b.server.startedAt - a.server.startedAt);
}

function decodeState(content: string): RunningServer | undefined {
  try {
    const fields = parseRecord(content);
    if (text(fields, 'schema') !== schema) return undefined;
    return {
      url: text(fields, 'url'),
      guestUrl: text(fields, 'guestUrl'),
      token: text(fields, 'token'),
      instance: text(fields, 'instance'),
      startedAt: integer(fields, 'startedAt'),
    };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
