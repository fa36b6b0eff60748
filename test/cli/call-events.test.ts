import { expect, test } from 'vitest';
import { eventsBetween, statsOf, type CallEvent } from '../../src/cli/call/call-events.ts';
import type { CallSnapshot, NumberedTransfer } from '../../src/cli/call/call-store.ts';
import { callJson, createCallLines } from '../../src/cli/format/call.ts';
import type { JoinedState } from '../../src/protocol/room-state.ts';
import { aloneInRoom, callWith, connectedPair, goodReading } from './support/call-snapshot.ts';

const ada = { id: 'p0', name: 'Ada' };
const withAda = callWith(['Ada']);

function roomOf({ room }: CallSnapshot): JoinedState {
  if (room.phase !== 'joined') throw new Error('not joined');
  return room;
}

function inRoom(change: Partial<JoinedState>): CallSnapshot {
  return { ...withAda, room: { ...roomOf(withAda), ...change } };
}

function withPair(change: Partial<typeof connectedPair>): CallSnapshot {
  return { ...withAda, pairs: new Map([['p0', { ...connectedPair, ...change }]]) };
}

const file: NumberedTransfer = {
  key: 'k',
  id: 'k',
  number: 3,
  direction: 'receiving',
  peer: ada,
  name: 'film.mp4',
  size: 1_500_000,
  progress: { phase: 'offered' },
  path: undefined,
};

const waiting = [{ id: 'w', name: 'Wim' }];
const quiet = { ...goodReading, isSpeaking: false };
const door = { isLocked: true, hasLobby: false };

test.each<[string, CallSnapshot, CallSnapshot, readonly CallEvent['event'][], string]>([
  ['nothing', withAda, withAda, [], ''],
  [
    'coming in',
    { ...aloneInRoom, room: { phase: 'waiting', room: 'Standup' } },
    aloneInRoom,
    ['joined'],
    'You are in “Standup” as Terminal: nobody else is there\n',
  ],
  [
    'someone who comes',
    { ...withAda, room: aloneInRoom.room },
    withAda,
    ['person-joined'],
    'Ada (not sealed) joined; 1 other person is there\n',
  ],
  ['someone who leaves', withAda, aloneInRoom, ['person-left'], 'Ada left; nobody else is there\n'],
  [
    'the loss of the server',
    withAda,
    { ...withAda, room: { phase: 'reconnecting', inside: roomOf(withAda), attempt: 1 } },
    ['reconnecting'],
    'The connection to the server is lost; trying again.\n',
  ],
  [
    'the server again',
    { ...withAda, room: { phase: 'reconnecting', inside: roomOf(withAda), attempt: 1 } },
    withAda,
    ['reconnected'],
    'Connected to the server again.\n',
  ],
  [
    'a broken path',
    withAda,
    withPair({ connection: 'disconnected' }),
    ['connection'],
    'Ada: the connection is interrupted; looking for another path\n',
  ],
  [
    'no path',
    withAda,
    withPair({ connection: 'failed' }),
    ['connection'],
    'Ada: no path found; trying again\n',
  ],
  [
    'a screen',
    withAda,
    withPair({ media: { microphone: true, camera: false, screen: true } }),
    ['media'],
    'Ada: microphone on, camera off, shares a screen\n',
  ],
  [
    'keys that do not fit',
    withAda,
    withPair({ connection: 'closed', refusal: 'meddled-with' }),
    ['connection', 'not-connected'],
    'Ada: not connected: somebody meddled with the connection; do not trust this network\n',
  ],
  [
    'a path',
    { ...withAda, readings: new Map([['p0', { ...goodReading, path: undefined }]]) },
    withAda,
    ['path'],
    'Ada: direct over UDP, host to srflx\n',
  ],
  [
    'a voice',
    { ...withAda, readings: new Map([['p0', quiet]]) },
    withAda,
    ['speaking'],
    'Ada speaks\n',
  ],
  ['silence', withAda, { ...withAda, readings: new Map([['p0', quiet]]) }, ['speaking'], ''],
  [
    'a hand and a reaction',
    withAda,
    {
      ...withAda,
      gestures: {
        hands: new Map([['', 1]]),
        reactions: [{ number: 1, by: 'p0', emoji: '👏' }],
      },
    },
    ['hand', 'reaction'],
    'Terminal raised the hand\nAda reacts: 👏\n',
  ],
  [
    'an offer',
    withAda,
    { ...withAda, files: [file] },
    ['file'],
    'File 3: “film.mp4” (1.5 MB) from Ada is offered: /accept 3 or /decline 3\n',
  ],
  [
    'pieces of a file',
    { ...withAda, files: [{ ...file, progress: { phase: 'moving', bytes: 1 } }] },
    { ...withAda, files: [{ ...file, progress: { phase: 'moving', bytes: 2 } }] },
    [],
    '',
  ],
  [
    'a file that waits for who has gone',
    withAda,
    { ...withAda, files: [{ ...file, progress: { phase: 'paused', bytes: 0, isAway: true } }] },
    ['file'],
    'File 3: “film.mp4” (1.5 MB) from Ada is paused at 0 %: they have gone; it goes on by itself\n',
  ],
  [
    'a saved file',
    withAda,
    { ...withAda, files: [{ ...file, progress: { phase: 'done' }, path: 'in/film.mp4' }] },
    ['file'],
    'File 3: “film.mp4” (1.5 MB) from Ada is saved as in/film.mp4\n',
  ],
  [
    'a locked door',
    withAda,
    inRoom({ door }),
    ['door'],
    'The room is locked; guests come in at once\n',
  ],
  ['a knock', withAda, inRoom({ waiting }), ['knock'], 'Wim waits to be let in\n'],
  ['its end', inRoom({ waiting }), withAda, ['knock-over'], 'Wim waits no more\n'],
])('tells %s', (_, before, now, names, lines) => {
  const events = eventsBetween(before, now);
  expect(events.map(({ event }) => event)).toEqual(names);
  const toLines = createCallLines();
  expect(events.map(toLines).join('')).toBe(lines);
});

test('says who speaks once, until it is somebody else', () => {
  const toLines = createCallLines();
  const say = (name: string, isSpeaking: boolean) =>
    toLines({ event: 'speaking', person: { id: name, name }, isSpeaking });
  expect([say('a', true), say('a', false), say('a', true), say('b', true), say('a', true)]).toEqual(
    ['a speaks\n', '', '', 'b speaks\n', 'a speaks\n'],
  );
});

test('a chat is told in the order of the log, and no character of it acts', () => {
  const entry = (id: string, text: string) => ({
    id,
    author: ada,
    text,
    atMs: Date.UTC(2026, 0, 2, 3, 4),
    origin: { kind: 'relayed', by: 'Bob' } as const,
  });
  const now = { ...withAda, chat: [entry('1', 'a'), entry('2', '\u009b2J\u202eb')] };
  const events = eventsBetween({ ...withAda, chat: now.chat.slice(0, 1) }, now);
  expect(events).toEqual([
    {
      event: 'chat',
      person: ada,
      id: '2',
      text: '\u009b2J\u202eb',
      time: '2026-01-02T03:04:00.000Z',
      isOwn: false,
      relayedBy: 'Bob',
    },
  ]);
  const json = events.map(callJson).join('');
  expect(json).toMatch(/^[\u0020-\u007e]+\n$/);
  expect(JSON.parse(json)).toMatchObject({ text: '\u009b2J\u202eb' });
  expect(events.map(createCallLines()).join('')).toMatch(/\] Ada \(as Bob says\): \ufffd2Jb\n$/);
});

test('figures leave out what is not known', () => {
  const unknown = { ...goodReading, rttMs: undefined };
  const call = { ...withAda, readings: new Map([['p0', unknown]]) };
  expect(JSON.parse(callJson(statsOf(call)))).toEqual({
    schema: 'engage.call/1',
    event: 'stats',
    people: [
      {
        ...ada,
        path: { local: 'host', remote: 'srflx', protocol: 'udp' },
        lossPercent: 0.25,
        inKbps: 850.2,
        outKbps: 40,
        isSpeaking: true,
      },
    ],
  });
});
