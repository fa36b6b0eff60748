import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { HostTools } from '../hosting/HostTools.tsx';
import { Knocks } from '../hosting/Knocks.tsx';
import { RemovePerson } from '../hosting/RemovePerson.tsx';
import { CopyInvitation } from '../invitation/CopyInvitation.tsx';
import { oneself } from '../../client/talk/gestures.ts';
import type { Page } from '../page.ts';
import { Icon } from '../parts/Icon.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { PersonGestures } from '../talk/PersonGestures.tsx';
import { TalkButtons } from '../talk/TalkButtons.tsx';
import { TalkFrame } from '../talk/TalkFrame.tsx';
import { CallStatus } from './CallStatus.tsx';
import { Controls } from './Controls.tsx';
import { DoorState } from './DoorState.tsx';
import { Protection } from './Protection.tsx';
import { SelfView } from './SelfView.tsx';
import { Stage } from './Stage.tsx';
import { Tile } from './Tile.tsx';
import { Waiting } from './Waiting.tsx';

type ConversationProps = {
  readonly page: Page;
  readonly room: string;
  readonly name: string;
  readonly call: BrowserCall;
};

/** More of them are too small on a phone for a sentence over the picture. */
const maxRoomyTiles = 3;

/** The inside of a call: everyone else, oneself in the corner, and the switches. */
export function Conversation({ page, room, name, call }: ConversationProps) {
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const [isSoundBlocked, setIsSoundBlocked] = useState(false);
  const onBlocked = useCallback(() => setIsSoundBlocked(true), []);
  const screen = useRef<HTMLElement>(null);
  const inside = insideOf(state.room);
  const peers = inside?.peers ?? [];
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
            </div>
          </div>
          <CallStatus call={call} isReconnecting={isOutOfReach} />
          {peers.length > 0 && <CopyInvitation invitation={call.invitation} />}
        </header>
        {isHost && <Knocks call={call} waiting={inside.waiting} isOutOfReach={isOutOfReach} />}
        {peers.length === 0 ? (
          <Waiting room={room} call={call} />
        ) : (
          <Stage count={peers.length}>
            {peers.map((peer) => (
              <Tile
                key={peer.id}
                name={peer.name}
                isHost={peer.isHost === true}
                pair={state.pairs.get(peer.id)}
                isRoomy={peers.length <= maxRoomyTiles}
                onRejoin={page.joinAgain}
                onBlocked={onBlocked}
              >
                <PersonGestures call={call} by={peer.id} />
                {isHost && <RemovePerson call={call} peer={peer} isOutOfReach={isOutOfReach} />}
              </Tile>
            ))}
          </Stage>
        )}
        <SelfView name={name} media={page.media}>
          <PersonGestures call={call} by={oneself} />
        </SelfView>
        {isSoundBlocked && (
          <button type="button" className="button primary play-sound" onClick={playSound}>
            <Icon name="sound" />
            Play sound
          </button>
        )}
        <Controls call={call} media={page.media} onLeave={page.leave}>
          <TalkButtons call={call} />
          {isHost && <HostTools call={call} door={inside.door} isOutOfReach={isOutOfReach} />}
        </Controls>
      </main>
    </TalkFrame>
  );
}
