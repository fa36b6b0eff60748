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
  words: Words['files'],
): News | undefined {
  const { latest } = after;
  if (latest !== undefined && latest !== before.latest) {
    return { text: `${latest.author.name}: ${latest.text}`, isMessage: true };
  }
  const file = after.transfers
    .map((transfer) => describeFile(before, transfer, words))
    .find(Boolean);
  if (file !== undefined) return { text: file, isMessage: true };
  const gestures = [...describeHands(before, after), ...describeReactions(before, after)];
  return gestures.length === 0 ? undefined : { text: gestures.join(' '), isMessage: false };
}

function describeFile(
  before: TalkSnapshot,
  transfer: Transfer,
  words: Words['files'],
): string | undefined {
  const { key, direction, peer, name, progress } = transfer;
  const old = before.transfers.find((known) => known.key === key);
  if (old?.progress.phase === progress.phase) return undefined;
  if (old === undefined) {
    return direction === 'receiving' ? `${peer.name} offers you ${name}.` : undefined;
  }
  const isOwnDoing =
    progress.phase === 'moving' ||
    (progress.phase === 'declined' && direction === 'receiving') ||
    (progress.phase === 'cancelled' && progress.byMe);
  return isOwnDoing ? undefined : `${name}: ${describeTransfer(transfer, words)}`;
}

function describeHands(before: TalkSnapshot, after: TalkSnapshot): readonly string[] {
  return [...after.names].flatMap(([id, name]) => {
    if (before.hands.has(id) === after.hands.has(id)) return [];
    return [`${name} has ${after.hands.has(id) ? 'raised' : 'lowered'} their hand.`];
  });
}

function describeReactions(before: TalkSnapshot, after: TalkSnapshot): readonly string[] {
  const last = before.reactions.at(-1)?.number ?? 0;
  return after.reactions.flatMap(({ number, by, emoji }) => {
    const name = after.names.get(by);
    return number > last && name !== undefined ? [`${name} reacts with ${emoji}.`] : [];
  });
}
