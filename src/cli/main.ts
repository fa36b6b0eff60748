import { readFileSync } from 'node:fs';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

const stop = new AbortController();
let beginEnd: (() => void) | undefined;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The listener stays, or Ink would take the signal for unhandled and end the process by it.
  process.on(name, () => {
    // A second Ctrl+C ends at once: a command that hangs can always be ended.
    if (stop.signal.aborted) process.exit(128 + constants.signals[name]);
    const begin = name === 'SIGTERM' ? beginEnd : undefined;
    beginEnd = undefined;
    if (begin === undefined) stop.abort();
    else begin();
  });
}
// `engage … | head -1` closes the pipe early; that is the reader's wish, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort();
});

const io: Io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  openInput: () => process.stdin,
  keyboard: () => (process.stdin.isTTY ? process.stdin : undefined),
  openOutput: () => process.stdout,
  terminal: process.stdout.isTTY ? process.stdout : undefined,
  hasColor: process.stdout.isTTY && !process.env['NO_COLOR'],
  stop: stop.signal,
  onTerminate: (begin) => {
    beginEnd = begin;
  },
  stateDirectory: join(
    process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'),
    'engage',
  ),
  dataDirectory: join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'engage'),
  configFile: join(
    process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
    'engage',
    'config.json',
  ),
  createLog: async (level) => {
    const { pino } = await import('pino');
    return pino({ level }, pino.destination({ fd: 2, sync: true }));
  },
  openBrowser: async (url) => {
    const { default: open } = await import('open');
    await open(url);
  },
};

try {
  process.exitCode = await run(process.argv.slice(2), io, packageVersion());
} catch (error) {
  process.exitCode = exitCodes.bug;
  io.stderr(
    `This is a bug in engage; please report it with the text below.\n${
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    }\n`,
  );
}

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
