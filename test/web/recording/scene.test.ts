import { expect, test } from 'vitest';
import type { CallState } from '../../../src/client/call.ts';
import type { PairState } from '../../../src/client/pair.ts';
import { composeScene } from '../../../src/web/recording/compose-scene.ts';
import { readScene } from '../../../src/web/recording/scene.ts';

type Track = { readonly kind: string; readonly of: string };

const track = (kind: string, of: string): Track => ({ kind, of });
const own = { camera: track('video', 'Ada'), microphone: track('audio', 'Ada'), screen: [] };

function pairOf(name: string, change: Partial<PairState<Track>> = {}): PairState<Track> {
  const screen = [track('video', `${name}’s screen`), track('audio', `${name}’s screen`)];
  return {
    connection: 'connected',
    wasConnected: true,
    trouble: undefined,
    tracks: [track('video', name), track('audio', name), ...screen],
    streamIds: new Map(screen.map((one) => [one, 'screen'])),
    media: { microphone: true, camera: true, screen: false, screenStream: 'screen' },
    authentication: { state: 'none' },
    refusal: undefined,
    ...change,
  };
}

function callWith(pairs: Readonly<Record<string, PairState<Track>>>): CallState<Track> {
  return {
    room: {
      phase: 'joined',
      room: 'r',
      self: { id: 'ada', name: 'Ada' },
      peers: Object.keys(pairs).map((name) => ({ id: name.toLowerCase(), name })),
      door: { isLocked: false, hasLobby: false },
      waiting: [],
      iceServers: [],
    },
    media: { microphone: true, camera: true },
    pairs: new Map(Object.entries(pairs).map(([name, pair]) => [name.toLowerCase(), pair])),
  };
}

const saying = (...answers: readonly (readonly [string, boolean])[]) => ({
  own: { number: 1, answers: new Map(answers) },
});

const namesOf = (tracks: readonly (Track | undefined)[]) => tracks.map((one) => one?.of);

test('takes in oneself and who has said yes, and nothing of anybody else', () => {
  const sharing = {
    media: { microphone: true, camera: true, screen: true, screenStream: 'screen' },
  };
  const call = callWith({
    Bob: pairOf('Bob', sharing),
    Eve: pairOf('Eve', sharing),
    Dan: pairOf('Dan', sharing),
  });
  const scene = readScene(call, saying(['bob', true], ['eve', false]), own);
  expect(scene.people.map(({ name, isRecorded }) => [name, isRecorded])).toEqual([
    ['Ada', true],
    ['Bob', true],
    ['Eve', false],
    ['Dan', false],
  ]);
  expect(namesOf(scene.people.map(({ picture }) => picture))).toEqual([
    'Ada',
    'Bob',
    undefined,
    undefined,
  ]);
  expect(scene.screens.map(({ picture }) => picture.of)).toEqual(['Bob’s screen']);
  expect(namesOf(scene.sounds)).toEqual(['Ada', 'Bob', 'Bob’s screen']);
});

test('before anything has begun there is only oneself', () => {
  const scene = readScene(callWith({ Bob: pairOf('Bob') }), { own: undefined }, own);
  expect(namesOf(scene.sounds)).toEqual(['Ada']);
  expect(scene.people[1]).toEqual({ name: 'Bob', isRecorded: false, picture: undefined });
});

test.each([
  ['off', { media: { microphone: true, camera: false } }],
  ['held back', { isPicturePaused: true }],
])('a camera that is %s leaves initials and sound', (_, change) => {
  const call = callWith({
    Bob: pairOf('Bob', { tracks: [track('video', 'Bob'), track('audio', 'Bob')], ...change }),
  });
  const scene = readScene(call, saying(['bob', true]), { ...own, camera: undefined });
  expect(namesOf(scene.people.map(({ picture }) => picture))).toEqual([undefined, undefined]);
  expect(namesOf(scene.sounds)).toEqual(['Ada', 'Bob']);
});

test('one’s own microphone that is muted is not heard, one’s own screen is seen and heard', () => {
  const screen = [track('video', 'own screen'), track('audio', 'own screen')];
  const scene = readScene(callWith({}), saying(), { ...own, microphone: undefined, screen });
  expect(namesOf(scene.sounds)).toEqual(['own screen']);
  expect(scene.screens.map(({ name, picture }) => [name, picture.of])).toEqual([
    ['Ada', 'own screen'],
  ]);
});

const wideScreens = ({ of }: Track) => (of.endsWith('screen') ? 16 / 9 : undefined);

test('everyone is shown alike; a screen is large and whole', () => {
  const size = { width: 1280, height: 720 };
  const person = (name: string) => ({ name, isRecorded: true, picture: track('video', name) });
  const people = [person('Ada'), person('Bob')];
  const grid = composeScene({ people, screens: [], sounds: [] }, size, () => undefined);
  expect(grid.map(({ box }) => Math.round(box.width))).toEqual([636, 636]);
  const screens = [{ name: 'Bob', picture: track('video', 'Bob’s screen') }];
  const [screen, ...others] = composeScene({ people, screens, sounds: [] }, size, wideScreens);
  expect(screen).toMatchObject({ kind: 'screen', name: 'Bob' });
  const { width = 0, height = 0 } = screen?.box ?? {};
  expect(width / height).toBeCloseTo(16 / 9);
  for (const { box } of others) expect(box.width * 2).toBeLessThan(width);
});
