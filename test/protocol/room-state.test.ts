import { expect, test } from 'vitest';
import { initialRoomState, reduceRoom, type RoomEvent } from '../../src/protocol/room-state.ts';
import { openRoom } from '../support/open-room.ts';

const ada = { id: 'a', name: 'Ada' };
const bob = { id: 'b', name: 'Bob' };
const joined: RoomEvent = {
  type: 'joined',
  room: 'r',
  self: ada,
  peers: [],
  ...openRoom,
  iceServers: [],
  secret: 's',
};

function after(...events: readonly RoomEvent[]) {
  return events.reduce(reduceRoom, initialRoomState);
}

test('people come and go', () => {
  const two = after(joined, { type: 'peer-joined', peer: bob });
  expect(two).toMatchObject({ phase: 'joined', peers: [bob] });
  expect(reduceRoom(two, { type: 'peer-left', id: 'b' })).toMatchObject({ peers: [] });
});

test('a person told of twice is there once', () => {
  expect(
    after(joined, { type: 'peer-joined', peer: bob }, { type: 'peer-joined', peer: bob }),
  ).toMatchObject({ peers: [bob] });
});

test('a lost connection keeps the people until the room is entered again', () => {
  const lost = after(
    joined,
    { type: 'peer-joined', peer: bob },
    { type: 'connection-lost', attempt: 1 },
  );
  expect(lost).toMatchObject({ phase: 'reconnecting', inside: { peers: [bob] }, attempt: 1 });
  expect(reduceRoom(lost, { type: 'resumed', received: 0 })).toMatchObject({
    phase: 'joined',
    self: ada,
    peers: [bob],
  });
});

test('who comes back as the same person still has those who have not', () => {
  const [cem, dan] = ['c', 'd'].map((id) => ({ id, name: id }));
  if (cem === undefined || dan === undefined) throw new Error('two people');
  const before = { ...joined, peers: [bob, cem] };
  const lost = after(before, { type: 'connection-lost', attempt: 1 });
  const salted = { ...cem, salt: 'new' };
  const back = reduceRoom(lost, { ...joined, peers: [dan, salted] });
  expect(back).toMatchObject({ phase: 'joined', peers: [bob, dan, salted] });
  expect(reduceRoom(back, { type: 'peer-joined', peer: { ...bob, salt: 's' } })).toMatchObject({
    peers: [{ id: 'b', salt: 's' }, dan, salted],
  });
  expect(reduceRoom(back, { type: 'peer-left', id: 'b' })).toMatchObject({ peers: [dan, salted] });
});

test('who comes back as someone else begins with those who are there', () => {
  const lost = after({ ...joined, peers: [bob] }, { type: 'connection-lost', attempt: 1 });
  const other = { ...joined, self: { id: 'x', name: 'Ada' } };
  expect(reduceRoom(lost, other)).toMatchObject({ phase: 'joined', self: { id: 'x' }, peers: [] });
});

test('a first connection that fails stays a first connection', () => {
  expect(after({ type: 'connection-lost', attempt: 2 })).toEqual({
    phase: 'connecting',
    attempt: 2,
  });
});

test('a refusal ends what has not begun, and only says no once inside', () => {
  const refused: RoomEvent = { type: 'refused', code: 'room-full', message: 'Full.' };
  expect(after(refused)).toEqual({ phase: 'refused', code: 'room-full', message: 'Full.' });
  expect(after(joined, refused)).toMatchObject({ phase: 'joined' });
  expect(after(joined, { type: 'connection-lost', attempt: 1 }, refused)).toMatchObject({
    phase: 'refused',
  });
});

test('nothing happens after the end', () => {
  const left = after(joined, { type: 'left' });
  expect(reduceRoom(left, joined)).toBe(left);
  expect(reduceRoom(left, { type: 'connection-lost', attempt: 1 })).toBe(left);
});

test('what changes nothing returns the very same state', () => {
  const state = after(joined);
  expect(reduceRoom(state, { type: 'ping', received: 0 })).toBe(state);
  expect(reduceRoom(state, { type: 'signal', from: 'b', payload: '' })).toBe(state);
});
