import type { Files } from '../../client/files/files.ts';
import { openFileSink } from '../../peer/files/file-sink.ts';
import { EngageError } from '../../protocol/errors.ts';

export type InboxOptions = {
  readonly files: Files;
  /** Where files go when no other folder is named. */
  readonly folder: string | undefined;
  /** Takes all offers up to this size; undefined: none without being told. */
  readonly takeUpToBytes: number | undefined;
  readonly onProblem: (error: EngageError) => void;
};

/** Puts files that are offered onto the disk. */
export type Inbox = {
  /** Throws `unusable-file`, and `bad-usage` when no folder is known. */
  readonly accept: (key: string, folder?: string) => Promise<void>;
  /** Where a file is, once it is whole. */
  readonly pathOf: (key: string) => string | undefined;
  readonly close: () => void;
};

export function createInbox({ files, folder, takeUpToBytes, onProblem }: InboxOptions): Inbox {
  const paths = new Map<string, string>();
  const seen = new Set<string>();

  async function accept(key: string, target = folder) {
    const transfer = files.getSnapshot().find((known) => known.key === key);
    if (transfer === undefined) return;
    if (target === undefined) {
      throw new EngageError('bad-usage', 'There is no folder for files.', {
        hint: 'Start with --files <dir>.',
      });
    }
    files.accept(key, await openFileSink(target, transfer, (path) => paths.set(key, path)));
  }

  function takeOffers() {
    const present = new Set(files.getSnapshot().map(({ key }) => key));
    for (const known of [seen, paths]) {
      for (const key of known.keys()) if (!present.has(key)) known.delete(key);
    }
    for (const { key, direction, size, progress } of files.getSnapshot()) {
      if (direction !== 'receiving' || progress.phase !== 'offered' || seen.has(key)) continue;
      seen.add(key);
      if (takeUpToBytes === undefined || size > takeUpToBytes) continue;
      void accept(key).catch((error: unknown) => {
        if (!(error instanceof EngageError)) throw error;
        onProblem(error);
      });
    }
  }

  return { accept, pathOf: (key) => paths.get(key), close: files.subscribe(takeOffers) };
}
