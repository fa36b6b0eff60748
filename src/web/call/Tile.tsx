import { useRef, useState, type ReactNode } from 'react';
import type { PairState, PictureSize } from '../../client/pair.ts';
import { cssVariables } from '../parts/css-variables.ts';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { Avatar } from './Avatar.tsx';
import { Nameplate } from './Nameplate.tsx';
import { Numbers } from './Numbers.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { PausedPicture } from './PausedPicture.tsx';
import { TileNote } from './TileNote.tsx';
import { useShownSize } from './use-shown-size.ts';

type TileProps = {
  readonly name: string;
  readonly isHost: boolean;
  /** Undefined until anything is known of the way to this person. */
  readonly pair: PairState<MediaStreamTrack> | undefined;
  /** Whether the tile is one of a few, and so has room for words. */
  readonly isRoomy: boolean;
  readonly onRejoin: () => void;
  readonly onBlocked: () => void;
  readonly onShown: (size: PictureSize) => void;
  /** What can be done with this person. */
  readonly children?: ReactNode;
};

const noTracks: readonly MediaStreamTrack[] = [];
const usualRatio = 4 / 3;

/** One other person: picture and sound, or initials, and how the way to them is. */
export function Tile(props: TileProps) {
  const { name, isHost, pair, isRoomy, onRejoin, onBlocked, onShown, children } = props;
  const [ratio, setRatio] = useState<number>();
  const tile = useRef<HTMLElement>(null);
  useShownSize(tile, onShown);
  const tracks = pair?.tracks ?? noTracks;
  // The shape is known with the first picture: until then there is nothing to show.
  const hasPicture =
    ratio !== undefined &&
    pair?.media?.camera !== false &&
    pair?.isPicturePaused !== true &&
    tracks.some((track) => track.kind === 'video');
  return (
    <li className="cell">
      <article
        ref={tile}
        className={hasPicture ? 'tile' : 'tile without-picture'}
        aria-label={name}
        style={cssVariables({ '--ratio': ratio ?? usualRatio })}
      >
        <TrackVideo
          tracks={tracks}
          label={`Picture and sound of ${name}`}
          onRatio={setRatio}
          onBlocked={onBlocked}
        />
        {!hasPicture && <Avatar name={name} />}
        {pair !== undefined && <PausedPicture pair={pair} />}
        {pair?.refusal === undefined ? (
          <TileNote
            connection={pair?.connection ?? 'new'}
            wasConnected={pair?.wasConnected ?? false}
            onRejoin={onRejoin}
          />
        ) : (
          <RefusedNote name={name} refusal={pair.refusal} />
        )}
        {pair?.connection === 'connected' && (
          <Numbers name={name} authentication={pair.authentication} isRoomy={isRoomy} />
        )}
        <Nameplate
          name={name}
          isHost={isHost}
          isMuted={pair?.media?.microphone === false}
          isCameraOff={pair?.media?.camera === false}
        />
        {children}
      </article>
    </li>
  );
}
