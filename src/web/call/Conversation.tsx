import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { HostTools } from '../hosting/HostTools.tsx';
import { Knocks } from '../hosting/Knocks.tsx';
import { CopyInvitation } from '../invitation/CopyInvitation.tsx';
import type { Page } from '../page.ts';
import { Icon } from '../parts/Icon.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { Recordings } from '../recording/Recordings.tsx';
import { CallStage } from '../stage/CallStage.tsx';
import { LargeCallNote } from '../stage/LargeCallNote.tsx';
import { ShareNote } from '../stage/ShareNote.tsx';
import { ShareToggle } from '../stage/ShareToggle.tsx';
import { Settings } from '../settings/Settings.tsx';
import { SoundOnlyNote } from '../stage/SoundOnlyNote.tsx';
import { createView } from '../stage/view.ts';
import { ViewMenu } from '../stage/ViewMenu.tsx';
import { StatsSwitch } from '../stats/StatsSwitch.tsx';
import { ReactionButton } from '../talk/ReactionButton.tsx';
import { TalkButtons } from '../talk/TalkButtons.tsx';
import { TalkFrame } from '../talk/TalkFrame.tsx';
import { useDirection, useWords } from '../words/use-words.ts';
import { CallStatus } from './CallStatus.tsx';
import { Controls } from './Controls.tsx';
import { DoorState } from './DoorState.tsx';
import { Protection } from './Protection.tsx';
import { useLaterThanFaces } from './use-later-than-faces.ts';
import { Waiting } from './Waiting.tsx';

type ConversationProps = {
  readonly page: Page;
  readonly room: string;
  readonly name: string;
  readonly call: BrowserCall;
};

/** The inside of a call: everyone on the stage, and the switches. */
export function Conversation({ page, room, name, call }: ConversationProps) {
  const words = useWords().call;
  const direction = useDirection();
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const [isSoundBlocked, setIsSoundBlocked] = useState(false);
  const onBlocked = useCallback(() => setIsSoundBlocked(true), []);
  const [view] = useState(() => createView(direction));
  const screen = useRef<HTMLElement>(null);
  const inside = insideOf(state.room);
  const peers = inside?.peers ?? [];
  const isWhole = useLaterThanFaces(peers.length > 0);
  const isOutOfReach = state.room.phase === 'reconnecting';
  const isHost = inside?.phase === 'joined' && inside.self.isHost === true;

  function playSound() {
    setIsSoundBlocked(false);
    for (const video of screen.current?.querySelectorAll('video') ?? []) void video.play();
  }

  return (
    <TalkFrame call={call}>
      <main className="call" ref={screen}>
        <header className="call-head">
          <div className="call-title">
            <ScreenTitle className="room-name">{room}</ScreenTitle>
            <div className="call-facts">
              <Protection isSealed={call.isSealed} />
              {inside !== undefined && <DoorState door={inside.door} />}
              {isWhole && peers.length > 0 && <StatsSwitch call={call} peers={peers} />}
            </div>
          </div>
          <CallStatus call={call} view={view} isReconnecting={isOutOfReach} />
          {isWhole && peers.length > 0 && <CopyInvitation invitation={call.invitation} />}
        </header>
        <div className="call-asks">
          <Recordings call={call} peers={peers} />
          {isHost && <Knocks call={call} waiting={inside.waiting} isOutOfReach={isOutOfReach} />}
        </div>
        {peers.length === 0 && <Waiting room={room} call={call} />}
        <CallStage
          call={call}
          view={view}
          name={name}
          media={page.media}
          peers={peers}
          onRejoin={page.joinAgain}
          onBlocked={onBlocked}
          isHost={isHost}
          isOutOfReach={isOutOfReach}
        />
        {isSoundBlocked && (
          <button type="button" className="button primary play-sound" onClick={playSound}>
            <Icon name="sound" />
            {words.playSound}
          </button>
        )}
        <Controls
          call={call}
          media={page.media}
          onLeave={page.leave}
          notes={
            isWhole && (
              <>
                <LargeCallNote call={call} media={page.media} view={view} />
                <SoundOnlyNote view={view} />
                {call.screenShare !== undefined && <ShareNote share={call.screenShare} />}
              </>
            )
          }
          more={
            isWhole && (
              <>
                <ReactionButton call={call} />
                <ViewMenu view={view} screen={screen} recorder={call.recorder} />
                {isHost && <HostTools call={call} door={inside.door} isOutOfReach={isOutOfReach} />}
                <Settings media={page.media} />
              </>
            )
          }
        >
          {isWhole && (
            <>
              {call.screenShare !== undefined && <ShareToggle share={call.screenShare} />}
              <TalkButtons call={call} />
            </>
          )}
        </Controls>
      </main>
    </TalkFrame>
  );
}
