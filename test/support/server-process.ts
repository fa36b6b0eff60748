import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Limits } from '../../src/protocol/limits.ts';

/** Above what any trial sends: rates are the subject of other tests. */
const endless = 2 ** 30;
const trialLimits: Partial<Limits> = {
  messagesPerSecond: endless,
  messageBurst: endless,
  bytesPerSecond: endless,
  byteBurst: endless,
  socketsPerAddress: endless,
  joinDeadlineMs: 30_000,
};

export type ServerProcess = {
  readonly port: number;
  readonly url: string;
  /** What it logged at `error`: bugs. */
  readonly bugs: () => string;
  readonly residentBytes: () => number;
  /** Without what the garbage collector would free. */
  readonly settledBytes: () => Promise<number>;
  /** Without a word to anybody. */
  readonly kill: () => Promise<void>;
};

/** Starts the built server in a process of its own; the end of the test kills it. */
export async function startServerProcess(
  limits: Partial<Limits> = {},
  port = 0,
): Promise<ServerProcess> {
  const script = fileURLToPath(new URL('server-process.js', import.meta.url));
  const args = [String(port), JSON.stringify({ ...trialLimits, ...limits })];
  const child = fork(script, args, { execArgv: ['--expose-gc'], silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const exited = once(child, 'exit');
  const ask = async (): Promise<unknown> => {
    const [answer] = (await once(child, 'message')) as [unknown];
    return answer;
  };
  const failed = exited.then(() => Promise.reject(new Error(`the server ended: ${errors}`)));
  const listening = (await Promise.race([ask(), failed])) as { readonly port: number };
  failed.catch(() => {}); // From here on its end is seen by those whose sockets close.
  return {
    port: listening.port,
    url: `http://127.0.0.1:${listening.port}`,
    bugs: () => errors,
    residentBytes: () => residentBytes(child.pid),
    settledBytes: async () => {
      child.send('settle');
      return ((await ask()) as { readonly residentBytes: number }).residentBytes;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function residentBytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
