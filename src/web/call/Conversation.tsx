import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { CopyInvitation } from '../invitation/CopyInvitation.tsx';
import type { Page } from '../page.ts';
import { Icon } from '../parts/Icon.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { CallStatus } from './CallStatus.tsx';
import { Controls } from './Controls.tsx';
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

/** The inside of a call: everyone else, oneself in the corner, and the switches. */
export function Conversation({ page, room, name, call }: ConversationProps) {
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const [isSoundBlocked, setIsSoundBlocked] = useState(false);
  const onBlocked = useCallback(() => setIsSoundBlocked(true), []);
  const screen = useRef<HTMLElement>(null);
  const peers = insideOf(state.room)?.peers ?? [];

  function playSound() {
    setIsSoundBlocked(false);
    for (const video of screen.current?.querySelectorAll('video') ?? []) void video.play();
  }

  return (
    <main className="call" ref={screen}>
      <header className="call-head">
        <div className="call-title">
          <ScreenTitle className="room-name">{room}</ScreenTitle>
          <Protection isSealed={call.isSealed} />
        </div>
        <CallStatus call={call} isReconnecting={state.room.phase === 'reconnecting'} />
        {peers.length > 0 && <CopyInvitation invitation={call.invitation} />}
      </header>
      {peers.length === 0 ? (
        <Waiting room={room} call={call} />
      ) : (
        <Stage count={peers.length}>
          {peers.map((peer) => (
            <Tile
              key={peer.id}
              name={peer.name}
              pair={state.pairs.get(peer.id)}
              onRejoin={page.joinAgain}
              onBlocked={onBlocked}
            />
          ))}
        </Stage>
      )}
      <SelfView name={name} media={page.media} />
      {isSoundBlocked && (
        <button type="button" className="button primary play-sound" onClick={playSound}>
          <Icon name="sound" />
          Play sound
        </button>
      )}
      <Controls media={page.media} onLeave={page.leave} />
    </main>
  );
}
