import { useMemo, useRef, type ReactNode } from 'react';
import type { PairState, PictureSize } from '../../client/pair.ts';
import { splitTracks } from '../../client/split-tracks.ts';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { useWords } from '../words/use-words.ts';
import { Avatar } from './Avatar.tsx';
import { Nameplate } from './Nameplate.tsx';
import { Numbers } from './Numbers.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { PausedPicture } from './PausedPicture.tsx';
import { TileNote } from './TileNote.tsx';
import { useShownSize } from './use-shown-size.ts';

type TileProps = {
  readonly id: string;
  readonly name: string;
  readonly isHost: boolean;
  /** Undefined until anything is known of the way to this person. */
  readonly pair: PairState<MediaStreamTrack> | undefined;
  /** Whether a picture has come, whose shape is known with it. */
  readonly hasShape: boolean;
  /** Whether no picture is wanted of them. */
  readonly isSoundOnly: boolean;
  readonly isSpeaking: boolean;
  /** Whether the tile is one of a few, and so has room for words. */
  readonly isRoomy: boolean;
  readonly onRatio: (ratio: number) => void;
  readonly onRejoin: () => void;
  readonly onBlocked: () => void;
  readonly onShown: (size: PictureSize) => void;
  /** At which size the picture is wanted beside being shown. */
  readonly leastSize?: PictureSize | undefined;
  /** What can be done with this person. */
  readonly children?: ReactNode;
};

const noTracks: readonly MediaStreamTrack[] = [];

/** One other person: picture and sound, or initials, and how the way to them is. */
export function Tile(props: TileProps) {
  const { name, isHost, pair, hasShape, isSpeaking, isRoomy, children } = props;
  const words = useWords().tile;
  const tile = useRef<HTMLElement>(null);
  useShownSize(tile, !props.isSoundOnly, props.onShown, props.leastSize);
  const tracks = useMemo(() => (pair === undefined ? noTracks : splitTracks(pair).person), [pair]);
  // The shape is known with the first picture: until then there is nothing to show.
  const hasPicture =
    hasShape &&
    !props.isSoundOnly &&
    pair?.media?.camera !== false &&
    pair?.isPicturePaused !== true &&
    tracks.some((track) => track.kind === 'video');
  return (
    <article
      ref={tile}
      className={['tile', !hasPicture && 'without-picture', isSpeaking && 'speaking']
        .filter(Boolean)
        .join(' ')}
      aria-label={name}
      data-person={props.id}
    >
      <TrackVideo
        tracks={tracks}
        label={words.pictureAndSound(name)}
        onRatio={props.onRatio}
        onBlocked={props.onBlocked}
      />
      {!hasPicture && <Avatar name={name} />}
      {pair !== undefined && !props.isSoundOnly && <PausedPicture pair={pair} />}
      {pair?.refusal === undefined ? (
        <TileNote name={name} pair={pair} onRejoin={props.onRejoin} />
      ) : (
        <RefusedNote name={name} refusal={pair.refusal} />
      )}
      {pair?.connection === 'connected' && (
        <Numbers name={name} authentication={pair.authentication} isRoomy={isRoomy} />
      )}
      <Nameplate
        name={name}
        isHost={isHost}
        isSpeaking={isSpeaking}
        isMuted={pair?.media?.microphone === false}
        isCameraOff={pair?.media?.camera === false}
      />
      {children}
    </article>
  );
}
