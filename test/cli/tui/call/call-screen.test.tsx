import { render } from 'ink-testing-library';
import { expect, onTestFinished, test } from 'vitest';
import type { CallSnapshot } from '../../../../src/cli/call/call-store.ts';
import { createCallView } from '../../../../src/cli/tui/call/call-view.ts';
import { CallScreen } from '../../../../src/cli/tui/call/CallScreen.tsx';
import { createStore } from '../../../../src/client/store.ts';
import { aloneInRoom, callWith, connectedPair, goodReading } from '../../support/call-snapshot.ts';

function draw(call: CallSnapshot, { columns = 80, rows = 24, hasColor = false } = {}) {
  const store = createStore(call);
  const size = createStore({ columns, rows });
  const view = createCallView({
    call: store,
    folder: undefined,
    act: () => Promise.resolve(undefined),
  });
  const drawn = render(
    <CallScreen call={store} view={view} size={size} room="standup" hasColor={hasColor} />,
  );
  onTestFinished(() => drawn.unmount());
  return {
    store,
    size,
    view,
    frame: () => drawn.lastFrame() ?? '',
    /** React draws what has changed a little later. */
    draws: async (words: string | RegExp) => {
      await expect.poll(drawn.lastFrame).toMatch(words);
    },
  };
}

const hostile = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eevil';

const everything: CallSnapshot = {
  ...callWith(['Ada', 'Bob', 'Cem'], { isHost: true }),
  pairs: new Map([
    ['p0', { ...connectedPair, media: { microphone: true, camera: true, screen: true } }],
    ['p1', { ...connectedPair, connection: 'disconnected' }],
    ['p2', { ...connectedPair, connection: 'closed', refusal: 'no-key-there' }],
  ]),
  gestures: {
    hands: new Map([['p0', 1]]),
    reactions: [{ number: 1, by: 'p0', emoji: '🎉' }],
  },
  chat: [
    {
      id: '1',
      author: { id: 'p0', name: 'Ada' },
      text: 'two\nlines',
      atMs: 0,
      origin: { kind: 'author' },
    },
    {
      id: '2',
      author: { id: 'x', name: 'Dee' },
      text: 'earlier',
      atMs: 0,
      origin: { kind: 'relayed', by: 'Ada' },
    },
    {
      id: '3',
      author: { id: 'me', name: 'Terminal' },
      text: 'mine',
      atMs: 0,
      origin: { kind: 'own' },
    },
  ],
  files: [
    {
      key: 'k',
      id: 'k',
      number: 1,
      direction: 'receiving',
      peer: { id: 'p0', name: 'Ada' },
      name: 'film.mp4',
      size: 12_000_000,
      progress: { phase: 'moving', bytes: 3_000_000 },
      path: undefined,
    },
  ],
};

test('says in words all there is to know', () => {
  const { frame } = draw(everything);
  for (const words of [
    'Standup · 4 people',
    'You are Terminal (host) · you send nothing',
    '› Ada speaks ✋ hand raised 🎉 · microphone on, camera on, shares a screen',
    'not sealed: compare 1234 5678 · direct over UDP, host to srflx',
    '12 ms, 0.3 % lost, in 850 kbit/s, out 40 kbit/s',
    'Bob · reconnecting…',
    'Cem · not connected: their link has no key',
    'Ada: two',
    'Dee (as Ada says): earlier',
    'You: mine',
    'File from Ada: film.mp4 (12 MB) comes, 25 %',
    '? all keys · q leave',
  ]) {
    expect(frame()).toContain(words);
  }
  expect(frame()).not.toContain('\u001b');
});

test.each([
  [80, 24],
  [120, 40],
  [40, 12],
  [20, 8],
  [12, 6],
])('never draws more than %i columns and %i rows', async (columns, rows) => {
  const { frame, draws, view } = draw(everything, { columns, rows });
  const expectFit = () => {
    expect(frame().split('\n').length).toBeLessThan(rows);
    for (const line of frame().split('\n'))
      expect(Array.from(line).length).toBeLessThanOrEqual(columns);
  };
  expectFit();
  view.press({ press: 'text', text: '?' });
  await draws('Any');
  expectFit();
});

test('follows the size of the terminal', async () => {
  const { frame, size } = draw(everything);
  size.set({ columns: 40, rows: 30 });
  await expect.poll(() => frame().split('\n')).toHaveLength(29);
});

test.each<[string, CallSnapshot['room'], string]>([
  ['connecting', { phase: 'connecting', attempt: 0 }, 'Connecting…'],
  ['waiting', { phase: 'waiting', room: 'Standup' }, 'Waiting until a host lets you in…'],
  ['refused', { phase: 'refused', code: 'kicked', message: 'A host removed you.' }, 'removed you'],
  ['left', { phase: 'left' }, 'Leaving…'],
])('says when it is %s', (_, room, words) => {
  const { frame } = draw({ ...aloneInRoom, room });
  expect(frame()).toContain(words);
  expect(frame()).toContain('q leave');
});

test('shows people on while the server is lost', () => {
  const call = callWith(['Ada']);
  if (call.room.phase !== 'joined') throw new Error('not joined');
  const { frame } = draw({
    ...call,
    room: { phase: 'reconnecting', inside: call.room, attempt: 1 },
  });
  expect(frame()).toContain('The connection to the server is lost; trying again.');
  expect(frame()).toContain('Ada speaks');
});

test('nothing that others choose acts on the terminal', () => {
  const call = callWith([`Ada${hostile}`]);
  if (call.room.phase !== 'joined') throw new Error('not joined');
  const file = everything.files[0];
  if (file === undefined) throw new Error('no file');
  const { frame } = draw({
    ...call,
    room: { ...call.room, room: hostile, waiting: [{ id: 'w', name: hostile }] },
    chat: [
      {
        id: '1',
        author: { id: 'p0', name: hostile },
        text: hostile,
        atMs: 0,
        origin: { kind: 'relayed', by: hostile },
      },
    ],
    files: [{ ...file, name: hostile, peer: { id: 'p0', name: hostile } }],
  });
  expect(frame()).toContain('evil');
  expect(frame()).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
});

test('? lists the keys that do something here, any key goes back', async () => {
  const { frame, draws, view, store } = draw(callWith(['Ada']));
  view.press({ press: 'text', text: '?' });
  await draws('raise or lower your hand');
  expect(frame()).not.toContain('close the room for everyone');
  store.set(callWith(['Ada'], { isHost: true }));
  await draws('close the room for everyone');
  view.press({ press: 'text', text: 'h' });
  await draws('Ada speaks');
});

test('what is typed is shown, the end of it where there is no room', async () => {
  const { draws, view } = draw(callWith(['Ada']), { columns: 40 });
  view.press({ press: 'text', text: 't' });
  view.press({ press: 'text', text: `${'a long text '.repeat(8)}ends` });
  await draws(/ends *$/);
  view.press({ press: 'enter' });
  await draws(/To everyone: *$/);
  expect(view.getSnapshot().mode).toMatchObject({ mode: 'write', text: '' });
});

test('the chat scrolls', async () => {
  const chat = Array.from({ length: 60 }, (_, index) => ({
    id: String(index),
    author: { id: 'p0', name: 'Ada' },
    text: `message ${index}.`,
    atMs: index,
    origin: { kind: 'author' } as const,
  }));
  const { frame, draws, view } = draw({ ...callWith(['Ada']), chat });
  expect(frame()).toContain('message 59.');
  expect(frame()).not.toContain('message 30.');
  for (let n = 0; n < 5; n += 1) view.press({ press: 'page-up' });
  await draws('25 newer below: PgDn');
  expect(frame()).toContain('message 34.');
  expect(frame()).not.toContain('message 59.');
});

test('a reading without figures shows none', () => {
  const call = callWith(['Ada']);
  const unknown = { ...goodReading, rttMs: undefined, lossPercent: undefined, isSpeaking: false };
  const { frame } = draw({ ...call, readings: new Map([['p0', unknown]]) });
  expect(frame()).toContain('in 850 kbit/s, out 40 kbit/s');
  expect(frame()).not.toContain('speaks');
});
