import { expect, test } from 'vitest';
import type { CallAct } from '../../../../src/cli/call/call-acts.ts';
import type { CallSnapshot, NumberedTransfer } from '../../../../src/cli/call/call-store.ts';
import { callKeys } from '../../../../src/cli/tui/call/keys.ts';
import { readPresses, type Press } from '../../../../src/cli/tui/call/press.ts';
import {
  initialView,
  reduceView,
  usefulKeys,
  type ViewFacts,
} from '../../../../src/cli/tui/call/view-state.ts';
import { aloneInRoom, callWith } from '../../support/call-snapshot.ts';

const named = [
  'enter',
  'escape',
  'erase',
  'erase-all',
  'up',
  'down',
  'page-up',
  'interrupt',
] as const;

/** The name of a key, or a text. */
type Typed = string;

function pressOf(typed: Typed): Press {
  const name = named.find((known) => known === typed);
  return name === undefined ? { press: 'text', text: typed } : { press: name };
}

/** What a row of keys does, and where it leads. */
function type(facts: CallSnapshot | ViewFacts, ...typed: readonly Typed[]) {
  const all = 'call' in facts ? facts : { call: facts, folder: undefined };
  const acts: CallAct[] = [];
  let view = initialView;
  for (const one of typed) {
    const step = reduceView(view, pressOf(one), all);
    view = step.view;
    if (step.act !== undefined) acts.push(step.act);
  }
  return { acts, view };
}

function file(change: Partial<NumberedTransfer>): NumberedTransfer {
  return {
    key: 'k1',
    id: 'k1',
    number: 1,
    direction: 'receiving',
    peer: { id: 'p0', name: 'Ada' },
    name: 'film.mp4',
    size: 10,
    progress: { phase: 'offered' },
    path: undefined,
    ...change,
  };
}

const guest = callWith(['Ada', 'Bob']);
const host = callWith(['Ada', 'Bob'], { isHost: true });

test.each<[string, CallSnapshot, readonly Typed[], readonly CallAct[]]>([
  ['leaves', guest, ['q'], [{ act: 'leave' }]],
  ['leaves from wherever it is', guest, ['t', 'interrupt'], [{ act: 'leave' }]],
  [
    'says two things',
    guest,
    ['t', 'a', 'q', 'enter', 'b', 'enter'],
    [
      { act: 'say', text: 'aq' },
      { act: 'say', text: 'b' },
    ],
  ],
  ['says nothing when it is given up', guest, ['enter', 'a', 'escape', 'h'], [{ act: 'hand' }]],
  [
    'erases whole characters',
    guest,
    ['t', 'a', '👋', 'erase', 'enter'],
    [{ act: 'say', text: 'a' }],
  ],
  ['erases all', guest, ['t', 'ab', 'erase-all', 'c', 'enter'], [{ act: 'say', text: 'c' }]],
  ['reacts', guest, ['r', '2'], [{ act: 'react', emoji: '❤️' }]],
  ['does not react', guest, ['r', 'q'], []],
  ['offers a file', guest, ['f', './a b', 'enter'], [{ act: 'offer', path: './a b' }]],
  ['switches sound', guest, ['m'], [{ act: 'switch', device: 'microphone' }]],
  ['switches the picture', guest, ['v'], [{ act: 'switch', device: 'camera' }]],
  ['decides nothing as a guest', guest, ['M', 'l', 'C', 'y', 'K', 'y'], []],
  ['mutes everyone', host, ['M'], [{ act: 'moderate', moderation: { action: 'mute' } }]],
  [
    'sends the chosen one away',
    host,
    ['down', 'K', 'y'],
    [{ act: 'moderate', moderation: { action: 'kick', person: 'p1' } }],
  ],
  ['asks before', host, ['K', 'n', 'C', 'enter'], []],
  ['closes the room', host, ['C', 'y'], [{ act: 'moderate', moderation: { action: 'close' } }]],
  ['locks', host, ['l'], [{ act: 'moderate', moderation: { action: 'lock' } }]],
  ['makes guests wait', host, ['b'], [{ act: 'moderate', moderation: { action: 'lobby-on' } }]],
  [
    'does nothing outside',
    { ...aloneInRoom, room: { phase: 'left' } },
    ['t', 'a', 'enter', 'h'],
    [],
  ],
])('%s', (_, call, typed, acts) => {
  expect(type(call, ...typed).acts).toEqual(acts);
});

test('what is pasted outside the chat does nothing, and says what to press', () => {
  const { acts, view } = type(host, 'hM');
  expect(acts).toEqual([]);
  expect(view.note).toContain('press t first');
  expect(type(host, 'hM', 'h').view.note).toBeUndefined();
});

test('answers the one who has waited longest', () => {
  if (host.room.phase !== 'joined') throw new Error('not joined');
  const waiting = ['w1', 'w2'].map((id) => ({ id, name: id }));
  const call: CallSnapshot = { ...host, room: { ...host.room, waiting } };
  expect(type(call, 'y', 'n').acts).toEqual([
    { act: 'moderate', moderation: { action: 'admit', person: 'w1' } },
    { act: 'moderate', moderation: { action: 'refuse', person: 'w1' } },
  ]);
});

test('asks for a folder when none is known', () => {
  const call = { ...guest, files: [file({})] };
  expect(type(call, 'a', 'erase', '/tmp/in', 'enter').acts).toEqual([
    { act: 'accept', key: 'k1', folder: '/tmp/in' },
  ]);
  expect(type({ call, folder: 'inbox' }, 'a', 'd').acts).toEqual([
    { act: 'accept', key: 'k1', folder: 'inbox' },
    { act: 'decline', key: 'k1' },
  ]);
});

test('cancels the newest that moves, and none that is only offered', () => {
  const moving = { phase: 'moving', bytes: 1 } as const;
  const files = [
    file({ key: 'k1', progress: moving }),
    file({ key: 'k2', direction: 'sending' }),
    file({ key: 'k3', progress: { phase: 'done' } }),
    file({ key: 'k4' }),
  ];
  expect(type({ ...guest, files }, 'x').acts).toEqual([{ act: 'cancel', key: 'k2' }]);
  expect(type({ ...guest, files: files.slice(2) }, 'x').view.note).toBe('No file is on its way.');
});

test('guests see the keys of guests, hosts all', () => {
  expect(usefulKeys(host)).toEqual(callKeys);
  expect(usefulKeys(guest)).not.toContain('K');
  expect(usefulKeys({ ...aloneInRoom, room: { phase: 'connecting', attempt: 0 } })).toEqual([
    '?',
    'q',
  ]);
});

const noKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test.each([
  ['hello\r', noKey, [{ press: 'text', text: 'hello' }, { press: 'enter' }]],
  ['two\rlines\r', noKey, [{ press: 'text', text: 'two lines ' }]],
  ['a\u0007b\u009b', noKey, [{ press: 'text', text: 'a\ufffdb\ufffd' }]],
  ['c', { ...noKey, ctrl: true }, [{ press: 'interrupt' }]],
  ['', { ...noKey, delete: true }, [{ press: 'erase' }]],
  ['', { ...noKey, tab: true }, []],
])('reads %j', (input, key, presses) => {
  expect(readPresses(input, key)).toEqual(presses);
});
