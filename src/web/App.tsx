import { useSyncExternalStore } from 'react';
import { Ended } from './ended/Ended.tsx';
import { Landing } from './landing/Landing.tsx';
import { SpeakerContext } from './media/speaker-context.ts';
import type { Page } from './page.ts';
import { useKeptFocus } from './parts/use-kept-focus.ts';
import { PreJoin } from './pre-join/PreJoin.tsx';
import { SingleKeysContext } from './single-keys.ts';

type AppProps = { readonly page: Page };

/** Draws the screen that the page is on. */
export function App({ page }: AppProps) {
  useKeptFocus();
  const state = useSyncExternalStore(page.subscribe, page.getSnapshot);
  switch (state.screen) {
    case 'landing':
      return (
        <Landing
          roomName={state.roomName}
          hasBadLink={state.hasBadLink}
          onChoose={page.showPreJoin}
        />
      );
    case 'pre-join':
      return (
        <PreJoin
          room={state.room}
          isJoining={state.isJoining}
          isIncomplete={state.isIncomplete}
          media={page.media}
          onJoin={page.join}
          onBack={() => page.showLanding(state.room)}
        />
      );
    case 'call':
      return (
        <SpeakerContext value={page.media}>
          <SingleKeysContext value={page.singleKeys}>
            <state.part.CallScreen
              page={page}
              room={state.room}
              name={state.name}
              call={state.call}
            />
          </SingleKeysContext>
        </SpeakerContext>
      );
    case 'ended':
      return (
        <Ended
          room={state.room}
          recorder={state.recorder}
          onRejoin={() => page.showPreJoin(state.room, 'join')}
          onBack={() => page.showLanding()}
        />
      );
    default:
      return state satisfies never;
  }
}
