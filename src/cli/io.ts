import type { Readable, Writable } from 'node:stream';
import type { Logger } from 'pino';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export type LogLevel = (typeof logLevels)[number];

/** All that a command sees of the world, so that tests can run it inside their own process. */
export type Io = {
  /** Writes the result; the text brings its own line ends. */
  readonly stdout: (text: string) => void;
  /** Writes what is not the result: hints, errors. */
  readonly stderr: (text: string) => void;
  /** What the command is given to read, line by line or as a whole; to be destroyed after use. */
  readonly openInput: () => Readable & { readonly isTTY?: boolean };
  /** The terminal whose keys can be read one by one, `undefined` when stdin is none. */
  readonly keyboard: () => NodeJS.ReadStream | undefined;
  /** Takes bytes in place of `stdout`, and says when it has room for more. */
  readonly openOutput: () => Writable;
  /** The terminal to draw on, `undefined` when stdout is none. */
  readonly terminal: NodeJS.WriteStream | undefined;
  /** Whether to colour and style: a terminal, and `NO_COLOR` is not set. */
  readonly hasColor: boolean;
  /** Aborted when the user wants the command to end (SIGINT, SIGTERM). */
  readonly stop: AbortSignal;
  /** What the first SIGTERM begins in place of `stop`; the next signal is `stop` in any case. */
  readonly onTerminate: (begin: () => void) => void;
  /** The folder where running servers leave word of themselves. */
  readonly stateDirectory: string;
  /** The folder for what must outlive a run: the secret of the server. */
  readonly dataDirectory: string;
  /** Where a command looks for its configuration when no other file is named. */
  readonly configFile: string;
  /** Makes the logger of a command; loads pino, so only commands that log pay for it. */
  readonly createLog: (level: LogLevel) => Promise<Logger>;
  /** Shows a URL in the user's browser. */
  readonly openBrowser: (url: string) => Promise<void>;
};
