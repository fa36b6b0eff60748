import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** What the terminal was told to show, and what its keyboard can say. */
export type Terminal = {
  /** Resolves once the words were drawn after what was waited for before. */
  readonly shows: (words: string) => Promise<void>;
  readonly type: (keys: string) => void;
  /** All that was written to it, with its escape sequences. */
  readonly written: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
};

/** Runs the built command in a pseudo terminal of 80 columns and 24 rows. */
export function runInTerminal(
  words: string,
  stateHome: string,
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const child = spawn(
    'script',
    [
      '--quiet',
      '--flush',
      '--return',
      '--command',
      `trap : INT; stty cols 80 rows 24 && ${process.execPath} bin/engage.js ${words}; code=$?; stty -a; exit $code`,
      '/dev/null',
    ],
    {
      env: {
        PATH: process.env['PATH'],
        XDG_STATE_HOME: stateHome,
        TERM: 'xterm-256color',
        ...env,
      },
    },
  );
  onTestFinished(() => void child.kill());
  let text = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  return {
    shows: (words) =>
      new Promise((resolve) => {
        const look = () => {
          const at = text.indexOf(words, seen);
          if (at === -1) return;
          seen = at + words.length;
          child.stdout.off('data', look);
          resolve();
        };
        child.stdout.on('data', look);
        look();
      }),
    type: (keys) => child.stdin.write(keys),
    written: () => text,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}
