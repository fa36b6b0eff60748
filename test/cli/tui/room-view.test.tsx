import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { RoomView } from '../../../src/cli/tui/RoomView.tsx';
import { createStore } from '../../../src/client/store.ts';
import type { RoomState } from '../../../src/protocol/room-state.ts';
import { openRoom } from '../../support/open-room.ts';

const peers = [
  { id: 'a', name: 'Ada', salt: 'AAAA' },
  { id: 'b', name: 'Bob' },
];

test.each<[RoomState, readonly string[]]>([
  [{ phase: 'connecting', attempt: 0 }, ['standup', 'Connecting…']],
  [{ phase: 'connecting', attempt: 1 }, ['does not answer']],
  [{ phase: 'watching', room: 'Standup', peers: [], ...openRoom }, ['Standup', 'nobody here']],
  [
    { phase: 'watching', room: 'Standup', peers, ...openRoom },
    ['2 people here', '● Ada sealed by the link', '● Bob not sealed: compare the numbers'],
  ],
  [
    {
      phase: 'reconnecting',
      inside: { phase: 'watching', room: 'Standup', peers, ...openRoom },
      attempt: 2,
    },
    ['Standup', 'Connection lost', '● Ada'],
  ],
  [{ phase: 'refused', code: 'room-full', message: 'Full.' }, ['Full.']],
])('draws %j', (state, words) => {
  const view = render(<RoomView store={createStore(state)} name="standup" hasColor={false} />);
  for (const text of words) expect(view.lastFrame()).toContain(text);
  expect(view.lastFrame()).not.toContain('\u001b');
  view.unmount();
});

test('draws anew when people come', async () => {
  const store = createStore<RoomState>({
    phase: 'watching',
    room: 'Standup',
    peers: [],
    ...openRoom,
  });
  const view = render(<RoomView store={store} name="standup" hasColor />);
  const drawn = new Promise<string>((resolve) => {
    const write = view.stdout.write;
    view.stdout.write = (frame: string) => {
      write(frame);
      if (frame.includes('Ada')) resolve(frame);
    };
  });
  store.set({ phase: 'watching', room: 'Standup', peers, ...openRoom });
  expect(await drawn).toContain('2 people here');
  view.unmount();
});
