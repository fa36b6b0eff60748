import { Box, Text, useInput } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Store } from '../../../client/store.ts';
import { joinedIn, type CallSnapshot } from '../../call/call-store.ts';
import type { CallView } from './call-view.ts';
import { ChatLog } from './ChatLog.tsx';
import { FileList } from './FileList.tsx';
import { Header } from './Header.tsx';
import { KeyList } from './KeyList.tsx';
import { PeopleList } from './PeopleList.tsx';
import { readPresses } from './press.ts';
import { PromptLine } from './PromptLine.tsx';
import { HasColor, Tone } from './Tone.tsx';

export type ScreenSize = { readonly columns: number; readonly rows: number };

type CallScreenProps = {
  readonly call: Store<CallSnapshot>;
  readonly view: CallView;
  readonly size: Store<ScreenSize>;
  readonly room: string;
  readonly hasColor: boolean;
};

/** Draws a call; what it knows is in its stores. */
export function CallScreen({ call, view, size, room, hasColor }: CallScreenProps) {
  const snapshot = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const state = useSyncExternalStore(view.subscribe, view.getSnapshot);
  const { columns, rows } = useSyncExternalStore(size.subscribe, size.getSnapshot);
  useInput((input, key) => {
    for (const press of readPresses(input, key)) view.press(press);
  });
  const inside = joinedIn(snapshot);
  const height = Math.max(1, rows - 1); // As high as the terminal, Ink would clear it each time.
  return (
    <HasColor value={hasColor}>
      <Box flexDirection="column" width={columns} height={height} paddingX={1} overflow="hidden">
        <Header call={snapshot} room={room} />
        {state.mode.mode === 'help' ? (
          <KeyList call={snapshot} columns={columns - 2} />
        ) : (
          <>
            {inside === undefined ? (
              <Box flexGrow={1} />
            ) : (
              <>
                <PeopleList call={snapshot} inside={inside} view={state} rows={rows} />
                <ChatLog call={snapshot} scrolledBy={state.scrolledBy} />
                <FileList call={snapshot} />
              </>
            )}
          </>
        )}
        {state.note !== undefined && (
          <Box flexShrink={0}>
            <Text wrap="wrap">
              <Tone as="warning">{state.note}</Tone>
            </Text>
          </Box>
        )}
        <PromptLine call={snapshot} mode={state.mode} />
      </Box>
    </HasColor>
  );
}
