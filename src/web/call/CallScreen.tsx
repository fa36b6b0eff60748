import { useState, useSyncExternalStore } from 'react';
import { insideOf } from '../../protocol/room-state.ts';
import type { BrowserCall } from '../browser-call.ts';
import type { Page } from '../page.ts';
import { Conversation } from './Conversation.tsx';
import { Joining } from './Joining.tsx';
import { Lobby } from './Lobby.tsx';
import { Refused } from './Refused.tsx';

type CallScreenProps = {
  readonly page: Page;
  readonly room: string;
  readonly name: string;
  readonly call: BrowserCall;
};

/** From Join to Leave: on the way in, inside, or refused. */
export function CallScreen({ page, room, name, call }: CallScreenProps) {
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const [enteredCall, setEnteredCall] = useState<BrowserCall>();
  if (enteredCall !== call && insideOf(state.room) !== undefined) setEnteredCall(call);
  switch (state.room.phase) {
    case 'connecting':
      return <Joining room={room} attempt={state.room.attempt} onCancel={page.leave} />;
    case 'waiting':
      return <Lobby room={state.room.room} name={name} onLeave={page.leave} />;
    case 'joined':
    case 'reconnecting':
      return <Conversation page={page} room={room} name={name} call={call} />;
    case 'refused':
      return (
        <Refused
          page={page}
          visit={{ room, wasInside: enteredCall === call, hasToken: call.hasToken }}
          code={state.room.code}
          message={state.room.message}
        />
      );
    case 'left': // The page is about to show another screen.
    case 'watching': // Only watchers get there, and the page never watches.
      return null;
    default:
      return state.room satisfies never;
  }
}
