import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

function unused(): Promise<never> {
  return Promise.reject(new Error('not for this command'));
}

type RunOptions = {
  /** What it reads; nothing, and the end of that, when left out. */
  readonly input?: Readable;
  readonly onStdout?: (text: string) => void;
};

/** Runs a command line in this process, not in a terminal; what it writes is collected. */
export async function runHere(
  argv: readonly string[],
  stop = new AbortController().signal,
  { input = Readable.from([]), onStdout }: RunOptions = {},
) {
  const written = { stdout: '', stderr: '' };
  const bytes: Buffer[] = [];
  const io: Io = {
    stdout: (text) => {
      written.stdout += text;
      onStdout?.(text);
    },
    stderr: (text) => (written.stderr += text),
    openInput: () => input,
    keyboard: () => undefined,
    openOutput: () =>
      new Writable({
        write: (chunk: Buffer, _, done) => {
          bytes.push(chunk);
          done();
        },
      }),
    terminal: undefined,
    hasColor: false,
    stop,
    onTerminate: () => undefined,
    stateDirectory: '/nonexistent',
    dataDirectory: '/nonexistent',
    configFile: '/nonexistent',
    createLog: unused,
    openBrowser: unused,
  };
  const exitCode = await run(argv, io, '0.0.0');
  return { exitCode, ...written, bytes: () => Buffer.concat(bytes) };
}
