import { render } from 'ink';
import { useEffect, type ReactNode } from 'react';
import { createStore, type Store } from '../../../client/store.ts';
import type { CallSnapshot } from '../../call/call-store.ts';
import { CallScreen, type ScreenSize } from './CallScreen.tsx';
import type { CallView } from './call-view.ts';

export type CallTerminal = {
  readonly screen: NodeJS.WriteStream;
  readonly keyboard: NodeJS.ReadStream;
  readonly hasColor: boolean;
};

// A screen of its own (xterm), so that what stood on the terminal is there again afterwards.
const enterScreen = '\u001b[?1049h\u001b[H';
const leaveScreen = '\u001b[?1049l';
const clearScreen = '\u001b[2J\u001b[H';

/** Draws a call on the terminal until the returned function is called. */
export function startCallView(
  call: Store<CallSnapshot>,
  view: CallView,
  room: string,
  { screen, keyboard, hasColor }: CallTerminal,
): () => void {
  const sizeOf = (): ScreenSize => ({ columns: screen.columns, rows: screen.rows });
  const size = createStore(sizeOf());
  const resize = () => {
    // The terminal has wrapped the lines anew, no one knows how.
    screen.write(clearScreen);
    size.set(sizeOf());
  };
  screen.on('resize', resize);
  screen.write(enterScreen);
  const drawn = render(
    <OwnScreen leave={() => screen.write(leaveScreen)}>
      <CallScreen call={call} view={view} size={size} room={room} hasColor={hasColor} />
    </OwnScreen>,
    { stdout: screen, stdin: keyboard, exitOnCtrlC: false, patchConsole: false },
  );
  return () => {
    screen.off('resize', resize);
    drawn.unmount();
  };
}

/** Ink unmounts also when the process is ended at once: the terminal is given back in any case. */
function OwnScreen({
  leave,
  children,
}: {
  readonly leave: () => void;
  readonly children: ReactNode;
}) {
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when all is over
  useEffect(() => leave, []);
  return children;
}
