import { render } from 'ink';
import type { Store } from '../../client/store.ts';
import type { RoomState } from '../../protocol/room-state.ts';
import { RoomView } from './RoomView.tsx';

/** Draws the room on the terminal until the returned function is called. */
export function startRoomView(
  store: Store<RoomState>,
  name: string,
  terminal: NodeJS.WriteStream,
  hasColor: boolean,
): () => void {
  const view = render(<RoomView store={store} name={name} hasColor={hasColor} />, {
    stdout: terminal,
    exitOnCtrlC: false, // main.ts turns Ctrl+C into the stop of the whole command.
    patchConsole: false,
  });
  return () => view.unmount();
}
