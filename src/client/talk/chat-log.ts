import { channelLimits } from '../../protocol/channel-messages.ts';

/** Whom a message is from: oneself, who wrote it, or somebody who says that another wrote it. */
export type ChatOrigin =
  | { readonly kind: 'own' }
  | { readonly kind: 'author' }
  | { readonly kind: 'relayed'; readonly by: string };

export type ChatEntry = {
  /** Unique for each author, who chose it. */
  readonly id: string;
  /** As the server named them when they wrote it. */
  readonly author: { readonly id: string; readonly name: string };
  readonly text: string;
  /** By one's own clock. */
  readonly atMs: number;
  readonly origin: ChatOrigin;
};

/** Tells entries apart: nobody can take the place of another person's message with an id alone. */
export function keyOf({ author, id }: ChatEntry): string {
  return `${author.id} ${id}`;
}

/**
 * The log with an entry in its place in time; the very same one when it is known. The author's own
 * copy replaces what others said that they wrote; nothing replaces that.
 */
export function addEntry(log: readonly ChatEntry[], entry: ChatEntry): readonly ChatEntry[] {
  const key = keyOf(entry);
  const at = log.findIndex((known) => keyOf(known) === key);
  const known = log[at];
  if (known !== undefined) {
    const isBetter = known.origin.kind === 'relayed' && entry.origin.kind === 'author';
    return isBetter ? log.with(at, { ...entry, atMs: known.atMs }) : log;
  }
  const after = log.findLastIndex(({ atMs }) => atMs <= entry.atMs) + 1;
  return log.toSpliced(after, 0, entry).slice(-channelLimits.chatEntries);
}
