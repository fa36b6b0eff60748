import { expect, test } from 'vitest';
import type { CallState } from '../../src/client/call.ts';
import type { MediaState, PairState } from '../../src/client/pair.ts';
import type { Door } from '../../src/protocol/messages.ts';
import { describeChange } from '../../src/web/call/describe-change.ts';
import { en } from '../../src/web/words/en.ts';
import { openRoom } from '../support/open-room.ts';

const on: MediaState = { microphone: true, camera: true };
const muted: MediaState = { microphone: false, camera: true };

/** Ada's view of a room with these people in it. */
function call(people: Readonly<Record<string, MediaState | undefined>>, media = on) {
  const pairs = Object.entries(people).map(([name, told]): [string, PairState<unknown>] => [
    name,
    {
      connection: 'connected',
      wasConnected: true,
      tracks: [],
      streamIds: new Map(),
      refusal: undefined,
      trouble: undefined,
      media: told,
      authentication: { state: 'none' },
    },
  ]);
  const state: CallState<unknown> = {
    room: {
      phase: 'joined',
      room: 'standup',
      self: { id: 'ada', name: 'Ada' },
      peers: Object.keys(people).map((name) => ({ id: name, name })),
      ...openRoom,
      iceServers: [],
    },
    media,
    pairs: new Map(pairs),
  };
  return state;
}

/** The same with another door. */
function withDoor(state: CallState<unknown>, change: Partial<Door>) {
  if (state.room.phase !== 'joined') throw new Error('not inside');
  return { ...state, room: { ...state.room, door: { ...state.room.door, ...change } } };
}

/** The same with Bob's picture held back, or not any more. */
function withPicture(state: CallState<unknown>, isPicturePaused: boolean) {
  const bob = state.pairs.get('Bob');
  if (bob === undefined) throw new Error('no Bob');
  return { ...state, pairs: new Map([['Bob', { ...bob, isPicturePaused }]]) };
}

const reconnecting: CallState<unknown> = {
  ...call({}),
  room: {
    phase: 'reconnecting',
    inside: { phase: 'watching', room: 'standup', peers: [], ...openRoom },
    attempt: 1,
  },
};

test.for([
  { before: call({}), after: call({ Bob: undefined }), says: 'Bob joined.' },
  { before: call({ Bob: on }), after: call({}), says: 'Bob left.' },
  { before: call({ Bob: on }), after: call({ Bob: muted }), says: 'Bob’s microphone is off.' },
  { before: call({ Bob: muted }), after: call({ Bob: on }), says: 'Bob’s microphone is on.' },
  { before: call({}), after: call({}, muted), says: 'Your microphone is off.' },
  {
    before: call({ Bob: on }),
    after: call({ Bob: { ...on, screen: true } }),
    says: 'Bob shares a screen now.',
  },
  {
    before: call({ Bob: { ...on, screen: true } }),
    after: call({ Bob: { ...on, screen: false } }),
    says: 'Bob no longer shares a screen.',
  },
  { before: call({}), after: call({}, { ...on, screen: true }), says: 'You share a screen now.' },
  {
    before: call({}),
    after: withDoor(call({}), { isLocked: true }),
    says: 'The call is locked.',
  },
  {
    before: withDoor(call({}), { isLocked: true, hasLobby: true }),
    after: withDoor(call({}), { hasLobby: true }),
    says: 'The call is no longer locked.',
  },
  {
    before: call({}),
    after: withDoor(call({}), { hasLobby: true }),
    says: 'The waiting room is on.',
  },
  {
    before: call({ Bob: on }),
    after: withPicture(call({ Bob: on }), true),
    says: 'Bob’s picture is paused: the connection is too slow for it.',
  },
  {
    before: withPicture(call({ Bob: on }), true),
    after: withPicture(call({ Bob: on }), false),
    says: 'Bob’s picture goes on.',
  },
  { before: call({ Bob: on }), after: withPicture(call({ Bob: on }), false), says: undefined },
  // What someone brings along is no change.
  { before: call({ Bob: undefined }), after: call({ Bob: muted }), says: undefined },
  // Everyone has a new id after a lost socket, but nobody has come or gone.
  { before: reconnecting, after: call({ Bob: on }), says: undefined },
])('says "$says"', ({ before, after, says }) => {
  expect(describeChange(before, after, en.changes)).toBe(says);
});
