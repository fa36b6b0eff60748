import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/engage.js', import.meta.url));

export type EngageResult = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type EngageOptions = {
  /** Commands that share it find each other's servers; a fresh one when left out. */
  readonly stateHome?: string;
  /** Servers that share it have one secret; the folder of the state when left out. */
  readonly dataHome?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** A place for state files that nothing else uses; `remove` deletes it. */
export function createStateHome() {
  const path = mkdtempSync(join(tmpdir(), 'engage-state-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts the built command. Its environment is clean but for PATH, HOME and the state folder. */
export function spawnEngage(
  args: readonly string[],
  { stateHome, dataHome, env }: EngageOptions = {},
): ChildProcessWithoutNullStreams {
  const own = stateHome === undefined ? createStateHome() : undefined;
  const state = stateHome ?? own?.path ?? '';
  const child = spawn(process.execPath, [bin, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      XDG_STATE_HOME: state,
      XDG_DATA_HOME: dataHome ?? join(state, 'data'),
      XDG_CONFIG_HOME: '/nonexistent', // Not the configuration of whoever runs the tests.
      ENGAGE_DRAIN: '0', // Nor should a test's end wait for the people it leaves behind.
      ...env,
    },
  });
  child.once('close', () => own?.remove());
  return child;
}

/** Runs the built command to its end. */
export async function runEngage(
  args: readonly string[],
  options: EngageOptions = {},
): Promise<EngageResult> {
  const child = spawnEngage(args, options);
  child.stdin.end();
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, ...output };
}

export type ServingEngage = {
  readonly url: string;
  /** The first line of `engage serve --json`. */
  readonly report: Readonly<Record<string, unknown>>;
  readonly stateHome: string;
  readonly process: ChildProcessWithoutNullStreams;
  /** Ends the server by SIGTERM and resolves with its exit code. */
  readonly close: () => Promise<number | null>;
};

/** Starts `engage serve --port 0 --json` as built and resolves when it has said where it is. */
export async function startEngage(
  args: readonly string[] = [],
  options: EngageOptions = {},
): Promise<ServingEngage> {
  const own = options.stateHome === undefined ? createStateHome() : undefined;
  const stateHome = options.stateHome ?? own?.path ?? '';
  const child = spawnEngage(['serve', '--port', '0', '--json', '--log-level', 'warn', ...args], {
    ...options,
    stateHome,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    closed.then(([code]) => {
      throw new Error(`engage serve ended with ${code}: ${complaint}`);
    }),
  ])) as [string];
  const report = JSON.parse(line) as Record<string, unknown>;
  return {
    url: String(report['url']),
    report,
    stateHome,
    process: child,
    close: async () => {
      child.kill('SIGTERM');
      const [code] = await closed;
      own?.remove();
      return code;
    },
  };
}
