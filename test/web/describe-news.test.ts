import { expect, test } from 'vitest';
import type { Transfer } from '../../src/client/files/transfer.ts';
import type { ChatEntry } from '../../src/client/talk/chat-log.ts';
import { oneself } from '../../src/client/talk/gestures.ts';
import { describeNews, type TalkSnapshot } from '../../src/web/talk/describe-news.ts';
import { describeSize } from '../../src/web/saving/describe-size.ts';
import { en } from '../../src/web/words/en.ts';

const before: TalkSnapshot = {
  latest: undefined,
  hands: new Map(),
  reactions: [],
  transfers: [],
  names: new Map([['b', 'Bob']]),
};

const entry: ChatEntry = {
  id: '1',
  author: { id: 'b', name: 'Bob' },
  text: 'Hi',
  atMs: 1,
  origin: { kind: 'author' },
};

const transfer: Transfer = {
  key: 'k',
  id: '1',
  direction: 'receiving',
  peer: { id: 'b', name: 'Bob' },
  name: 'a.pdf',
  size: 1_500_000,
  progress: { phase: 'offered' },
};

function withTransfer(change: Partial<Transfer>): TalkSnapshot {
  return { ...before, transfers: [{ ...transfer, ...change }] };
}

test.each<[string | undefined, TalkSnapshot, TalkSnapshot]>([
  ['Bob: Hi', before, { ...before, latest: entry }],
  ['Bob has raised their hand.', before, { ...before, hands: new Map([['b', 1]]) }],
  ['Bob has lowered their hand.', { ...before, hands: new Map([['b', 1]]) }, before],
  [undefined, before, { ...before, hands: new Map([[oneself, 1]]) }],
  ['Bob reacts with 👍.', before, { ...before, reactions: [{ number: 1, by: 'b', emoji: '👍' }] }],
  [undefined, before, { ...before, reactions: [{ number: 1, by: oneself, emoji: '👍' }] }],
  ['Bob offers you a.pdf.', before, withTransfer({})],
  [undefined, before, withTransfer({ direction: 'sending' })],
  [undefined, withTransfer({}), withTransfer({ progress: { phase: 'moving', bytes: 1 } })],
  [undefined, withTransfer({}), withTransfer({ progress: { phase: 'cancelled', byMe: true } })],
  [
    'a.pdf: 1.5 MB · from Bob, saved and checked',
    withTransfer({}),
    withTransfer({ progress: { phase: 'done' } }),
  ],
])('says %j', (sentence, old, now) => {
  expect(describeNews(old, now, en)?.text).toBe(sentence);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [20_000_000, '20 MB'],
  [3_400_000_000, '3.4 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(describeSize(bytes, en.format)).toBe(text);
});
