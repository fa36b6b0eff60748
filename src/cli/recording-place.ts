import { mkdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createFileNames, safeName } from '../peer/recording/file-name.ts';
import {
  newFileOutput,
  pipeOutput,
  type RecordingOutput,
} from '../peer/recording/recording-output.ts';
import type { Recording } from '../peer/recording/recording.ts';
import { EngageError } from '../protocol/errors.ts';
import type { Io } from './io.ts';
import { replaceFile } from './replace-file.ts';

/** Where a recording goes: a folder, one file, or a pipe. */
export type RecordingPlace = {
  /** For people. */
  readonly name: string;
  readonly openOutput: (
    name: string,
    extension: string,
  ) => { readonly file: string; readonly output: RecordingOutput };
  /** Soon written over the one before; of many that follow each other, the last one. */
  readonly keepManifest: (recording: Recording) => void;
  /** Resolves when the last manifest is there, or with why it is not. */
  readonly close: () => Promise<string | undefined>;
};

type PlaceOptions = { readonly output?: string; readonly person?: string };

/** Throws `bad-usage` when it cannot be had, or would write over something. */
export async function openRecordingPlace(
  { output, person }: PlaceOptions,
  room: string,
  io: Io,
): Promise<RecordingPlace> {
  const isOne = output === '-' || /\.(?:webm|mkv)$/i.test(output ?? '');
  if (isOne && person === undefined) {
    throw new EngageError('bad-usage', 'Into one file goes one person only.', {
      hint: 'Say whom with --person <name>, or give a folder.',
    });
  }
  if (output === '-') return pipePlace(io);
  return isOne && output !== undefined ? filePlace(output) : folderPlace(output ?? nameFor(room));
}

function pipePlace(io: Io): RecordingPlace {
  let isOpen = false;
  return {
    name: 'the pipe',
    openOutput: () => {
      const file = '(pipe)';
      if (isOpen) return { file, output: closedOutput };
      isOpen = true;
      return { file, output: pipeOutput(io.openOutput()) };
    },
    keepManifest: () => undefined,
    close: () => Promise.resolve(undefined),
  };
}

/** A pipe is one stream: what would be another file cannot follow in it. */
const closedOutput: RecordingOutput = {
  write: () =>
    Promise.reject(
      new EngageError('bad-usage', 'a pipe takes no second file, which a new codec needs', {
        hint: 'Record into a file or a folder.',
      }),
    ),
  patch: undefined,
  close: () => Promise.resolve(),
};

async function filePlace(path: string): Promise<RecordingPlace> {
  const extension = extname(path);
  const folder = dirname(path);
  const base = basename(path, extension);
  await makeFolder(folder);
  let count = 0;
  return {
    name: path,
    openOutput: () => {
      count += 1;
      const file = join(folder, `${base}${count === 1 ? '' : `-${count}`}${extension}`);
      return { file, output: newFileOutput(file) };
    },
    ...manifestKeeper(join(folder, `${base}.json`)),
  };
}

async function folderPlace(path: string): Promise<RecordingPlace> {
  await makeFolder(dirname(path));
  // Its own, so that nothing of another recording is taken for one of this.
  await mkdir(path, { mode: 0o700 }).catch((cause: unknown) => {
    throw new EngageError('bad-usage', `The folder ${path} cannot be made: ${reasonOf(cause)}.`, {
      hint: 'Give the path of a folder that is not there yet.',
      cause,
    });
  });
  const nextName = createFileNames();
  return {
    name: path,
    openOutput: (name, extension) => {
      const file = nextName(name, extension);
      return { file, output: newFileOutput(join(path, file)) };
    },
    ...manifestKeeper(join(path, 'recording.json')),
  };
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause: unknown) => {
    throw new EngageError('bad-usage', `There is no folder ${path}: ${reasonOf(cause)}.`, {
      hint: 'Give a path where this user may write.',
      cause,
    });
  });
}

function manifestKeeper(file: string): Pick<RecordingPlace, 'keepManifest' | 'close'> {
  let next: Recording | undefined;
  let work: Promise<void> | undefined;
  let complaint: string | undefined;

  async function writeAll() {
    for (let recording = next; recording !== undefined; recording = next) {
      next = undefined;
      try {
        await replaceFile(file, `${JSON.stringify(recording, undefined, 2)}\n`);
        complaint = undefined;
      } catch (cause) {
        complaint = `${file} could not be written (${reasonOf(cause)}); the recordings themselves are not affected.`;
      }
    }
    work = undefined;
  }

  return {
    keepManifest: (recording) => {
      next = recording;
      work ??= writeAll();
    },
    close: async () => {
      await work;
      return complaint;
    },
  };
}

/** Such as `standup 2026-11-27 14.05.09Z`. */
function nameFor(room: string): string {
  const [time] = new Date().toISOString().split('.');
  return `${safeName(room)} ${(time ?? '').replace('T', ' ').replaceAll(':', '.')}Z`;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
