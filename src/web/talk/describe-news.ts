import type { Transfer } from '../../client/files/transfer.ts';
import type { ChatEntry } from '../../client/talk/chat-log.ts';
import type { GestureState } from '../../client/talk/gestures.ts';
import type { Words } from '../words/en.ts';
import { describeTransfer } from './describe-transfer.ts';

export type TalkSnapshot = GestureState & {
  readonly latest: ChatEntry | undefined;
  readonly transfers: readonly Transfer[];
  /** Of the others, by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** Messages and files can be seen in the chat, gestures over the pictures. */
export type News = { readonly text: string; readonly isMessage: boolean };

/** What someone should hear of a change; one's own doing is no news. */
export function describeNews(
  before: TalkSnapshot,
  after: TalkSnapshot,
  words: Words,
): News | undefined {
  const { latest } = after;
  if (latest !== undefined && latest !== before.latest) {
    return { text: words.talk.news.message(latest.author.name, latest.text), isMessage: true };
  }
  const file = after.transfers
    .map((transfer) => describeFile(before, transfer, words))
    .find(Boolean);
  if (file !== undefined) return { text: file, isMessage: true };
  const gestures = [
    ...describeHands(before, after, words.talk.news),
    ...describeReactions(before, after, words.talk.news),
  ];
  return gestures.length === 0 ? undefined : { text: gestures.join(' '), isMessage: false };
}

function describeFile(before: TalkSnapshot, transfer: Transfer, words: Words): string | undefined {
  const { key, direction, peer, name, progress } = transfer;
  const old = before.transfers.find((known) => known.key === key);
  if (old?.progress.phase === progress.phase) return undefined;
  if (old === undefined) {
    return direction === 'receiving' ? words.talk.news.offer(peer.name, name) : undefined;
  }
  const isOwnDoing =
    progress.phase === 'moving' ||
    (progress.phase === 'declined' && direction === 'receiving') ||
    (progress.phase === 'cancelled' && progress.byMe);
  return isOwnDoing ? undefined : words.talk.news.file(name, describeTransfer(transfer, words));
}

type NewsWords = Words['talk']['news'];

function describeHands(
  before: TalkSnapshot,
  after: TalkSnapshot,
  words: NewsWords,
): readonly string[] {
  return [...after.names].flatMap(([id, name]) => {
    if (before.hands.has(id) === after.hands.has(id)) return [];
    return [after.hands.has(id) ? words.handRaised(name) : words.handLowered(name)];
  });
}

function describeReactions(
  before: TalkSnapshot,
  after: TalkSnapshot,
  words: NewsWords,
): readonly string[] {
  const last = before.reactions.at(-1)?.number ?? 0;
  return after.reactions.flatMap(({ number, by, emoji }) => {
    const name = after.names.get(by);
    return number > last && name !== undefined ? [words.reaction(name, emoji)] : [];
  });
}
