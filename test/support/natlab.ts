import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const natlab = fileURLToPath(new URL('../natlab', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/engage.js', import.meta.url));

export type LabResult = { readonly exitCode: number; readonly stdout: string };

/** A small Internet of network namespaces, with the built command on each of its hosts. */
export type Lab = {
  /** Runs a command on a host, or on `HOST.gw`, its router, to its end. */
  readonly run: (host: string, ...command: readonly string[]) => Promise<LabResult>;
  /** Runs `natlab …`: pulls a link, say, or starts coturn. Throws when it fails. */
  readonly natlab: (...words: readonly string[]) => Promise<void>;
  /** Runs `engage …` on a host to its end. */
  readonly engage: (host: string, ...words: readonly string[]) => Promise<LabResult>;
  /** Starts `engage …` on a host and resolves with its first line; the end of the lab kills it. */
  readonly startEngage: (host: string, ...words: readonly string[]) => Promise<string>;
  /** Resolves when every process and namespace of the lab is gone. */
  readonly close: () => Promise<void>;
};

/**
 * Builds a lab with these hosts besides `server`, or resolves with the sentence why this machine
 * cannot (natlab's exit code 77). Works in private namespaces: should this process die, the lab
 * goes with it, for its shell reads commands from here until the end of file.
 */
export async function startLab(hosts: readonly string[]): Promise<Lab | string> {
  const stateHome = await mkdtemp(join(tmpdir(), 'engage-lab-'));
  const shell = spawn(natlab, ['-p', `v${process.pid.toString(36)}`, 'run', ...hosts, '--', 'sh'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      XDG_STATE_HOME: stateHome,
      XDG_DATA_HOME: stateHome,
    },
  });
  const closed = once(shell, 'close').then(() => rm(stateHome, { recursive: true }));
  let complaint = '';
  shell.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const listeners = new Map<string, (line: string) => void>();
  createInterface(shell.stdout).on('line', (line) => {
    // Every command's lines begin with its number.
    const [id = ''] = line.split(' ', 1);
    listeners.get(id)?.(line.slice(id.length + 1));
  });

  const start = (words: readonly string[], listener: (line: string) => void) => {
    const id = String(listeners.size + 1);
    listeners.set(id, listener);
    const command = ['natlab', ...words].map(quoted).join(' ');
    shell.stdin.write(`{ ${command} </dev/null; echo "exit $?"; } | sed -u 's/^/${id} /' &\n`);
  };
  const runNatlab = (...words: readonly string[]): Promise<LabResult> =>
    new Promise((resolve, reject) => {
      let stdout = '';
      void closed.then(() => reject(new Error(`the lab ended: ${complaint}`)));
      start(words, (line) => {
        const exitCode = /^exit (\d+)$/.exec(line)?.[1];
        if (exitCode === undefined) stdout += `${line}\n`;
        else resolve({ exitCode: Number(exitCode), stdout });
      });
    });
  const run: Lab['run'] = (host, ...command) => runNatlab('exec', host, ...command);

  const isUp = new Promise<boolean>((resolve) => {
    listeners.set('up', () => resolve(true));
    void closed.then(() => resolve(false));
  });
  shell.stdin.on('error', () => undefined).write('echo up\n');
  if (!(await isUp)) {
    if (shell.exitCode === 77) return complaint.trim();
    throw new Error(`natlab ended with ${shell.exitCode}: ${complaint}`);
  }
  return {
    run,
    natlab: async (...words) => {
      const { exitCode } = await runNatlab(...words);
      if (exitCode !== 0) throw new Error(`natlab ${words.join(' ')}: ${complaint}`);
    },
    engage: (host, ...words) => run(host, process.execPath, bin, ...words),
    startEngage: (host, ...words) =>
      new Promise((resolve, reject) => {
        start(['exec', host, process.execPath, bin, ...words], (line) => {
          if (line.startsWith('exit ')) reject(new Error(`${words.join(' ')}: ${complaint}`));
          else resolve(line);
        });
      }),
    close: async () => {
      shell.stdin.end();
      await closed;
    },
  };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
