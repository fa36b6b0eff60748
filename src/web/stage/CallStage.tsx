import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { splitTracks } from '../../client/split-tracks.ts';
import { oneself } from '../../client/talk/gestures.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Tile } from '../call/Tile.tsx';
import { RemovePerson } from '../hosting/RemovePerson.tsx';
import type { LocalMedia } from '../media/local-media.ts';
import { recordedSize } from '../recording/recorded-size.ts';
import { PersonGestures } from '../talk/PersonGestures.tsx';
import { useWords } from '../words/use-words.ts';
import { chooseLarge } from './choose-large.ts';
import { OwnScreen } from './OwnScreen.tsx';
import { ScreenTile } from './ScreenTile.tsx';
import { SelfView } from './SelfView.tsx';
import { Stage, type StageItem } from './Stage.tsx';
import { TileTools } from './TileTools.tsx';
import { useSpeaking } from './use-speaking.ts';
import type { ViewStore } from './view.ts';

type CallStageProps = {
  readonly call: BrowserCall;
  readonly view: ViewStore;
  readonly name: string;
  readonly media: LocalMedia;
  readonly peers: readonly PeerInfo[];
  readonly onRejoin: () => void;
  readonly onBlocked: () => void;
  readonly isHost: boolean;
  readonly isOutOfReach: boolean;
};

/** More of them are too small on a phone for a sentence over the picture. */
const maxRoomyTiles = 3;
const usualRatio = 4 / 3;
const usualScreenRatio = 16 / 9;
/** Peers have ids of base64url, so these are nobody's. */
const selfId = '(self)';
const ownScreenId = '(own screen)';
const screenIdOf = (peerId: string) => `(screen) ${peerId}`;

/** Everybody and everything that is seen in a call, and who or what of it is large. */
export function CallStage(props: CallStageProps) {
  const { call, view, name, media, peers, onRejoin, onBlocked, isHost, isOutOfReach } = props;
  const words = useWords().stage;
  const state = useSyncExternalStore(call.subscribe, call.getSnapshot);
  const { mode, pin, selfCorner, isSelfHidden, isSoundOnly } = useSyncExternalStore(
    view.subscribe,
    view.getSnapshot,
  );
  const recordings = useSyncExternalStore(
    call.talk.recordings.subscribe,
    call.talk.recordings.getSnapshot,
  );
  useEffect(() => {
    // It would stand still; when it has just been closed, all is well.
    if (isSoundOnly && document.pictureInPictureElement !== null)
      document.exitPictureInPicture().catch(() => undefined);
  }, [isSoundOnly]);
  const { speaking, speaker } = useSpeaking(call);
  const [ratios, setRatios] = useState<ReadonlyMap<string, number>>(new Map());
  const setRatio = useCallback((id: string, ratio: number) => {
    setRatios((known) => (known.get(id) === ratio ? known : new Map(known).set(id, ratio)));
  }, []);

  const screens = peers.flatMap((peer) => {
    const pair = state.pairs.get(peer.id);
    const tracks = pair === undefined ? [] : splitTracks(pair).screen;
    return tracks.some(({ kind }) => kind === 'video') ? [{ peer, tracks }] : [];
  });
  const large = chooseLarge({
    people: peers.map(({ id }) => id),
    screens: screens.map(({ peer }) => screenIdOf(peer.id)),
    pinned: pin?.id,
    mode,
    speaker,
  });
  const isRoomy = large.length === 0 && peers.length <= maxRoomyTiles;
  const hasTools = peers.length + screens.length > 1;

  function tools(id: string, shown: string) {
    if (!hasTools) return undefined;
    return <TileTools tile={{ id, name: shown }} isPinned={pin?.id === id} view={view} />;
  }

  const items: StageItem[] = [
    ...peers.map((peer): StageItem => ({
      id: peer.id,
      kind: 'person',
      ratio: ratios.get(peer.id) ?? usualRatio,
      isSpeaker: speaker === peer.id,
      tile: (
        <Tile
          id={peer.id}
          name={peer.name}
          isHost={peer.isHost === true}
          pair={state.pairs.get(peer.id)}
          hasShape={ratios.has(peer.id)}
          isSoundOnly={isSoundOnly}
          isSpeaking={speaking.includes(peer.id)}
          isRoomy={isRoomy || large.includes(peer.id)}
          onRatio={(ratio) => setRatio(peer.id, ratio)}
          onRejoin={onRejoin}
          onBlocked={onBlocked}
          onShown={(size) => call.notify(peer.id, { type: 'view', ...size })}
          leastSize={recordings.own?.answers.get(peer.id) === true ? recordedSize : undefined}
        >
          <PersonGestures call={call} by={peer.id} />
          {tools(peer.id, peer.name)}
          {isHost && <RemovePerson call={call} peer={peer} isOutOfReach={isOutOfReach} />}
        </Tile>
      ),
    })),
    ...screens.map(({ peer, tracks }): StageItem => {
      const id = screenIdOf(peer.id);
      const title = words.screenOf(peer.name);
      return {
        id,
        kind: 'screen',
        ratio: ratios.get(id) ?? usualScreenRatio,
        tile: (
          <ScreenTile
            title={title}
            tracks={tracks}
            personId={peer.id}
            isSoundOnly={isSoundOnly}
            onRatio={(ratio) => setRatio(id, ratio)}
            onBlocked={onBlocked}
          >
            {tools(id, title)}
          </ScreenTile>
        ),
      };
    }),
  ];
  if (!isSelfHidden) {
    items.push({
      id: selfId,
      kind: 'own',
      ratio: ratios.get(selfId) ?? usualRatio,
      tile: (
        <SelfView
          name={name}
          media={media}
          view={view}
          onRatio={(ratio) => setRatio(selfId, ratio)}
        >
          <PersonGestures call={call} by={oneself} />
        </SelfView>
      ),
    });
  }
  if (call.screenShare !== undefined && state.media.screen === true) {
    items.push({
      id: ownScreenId,
      kind: 'own',
      ratio: ratios.get(ownScreenId) ?? usualScreenRatio,
      tile: (
        <OwnScreen share={call.screenShare} onRatio={(ratio) => setRatio(ownScreenId, ratio)} />
      ),
    });
  }
  return <Stage items={items} large={large} corner={selfCorner} />;
}
