import { useState, type ReactNode } from 'react';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { useWords } from '../words/use-words.ts';

type ScreenTileProps = {
  /** “Bob’s screen”. */
  readonly title: string;
  readonly tracks: readonly MediaStreamTrack[];
  /** One's own is shown without its sound. */
  readonly isOwn?: boolean;
  readonly onRatio: (ratio: number) => void;
  readonly onBlocked?: (() => void) | undefined;
  /** What can be done with it. */
  readonly children?: ReactNode;
};

/** A shared screen, whole. */
export function ScreenTile(props: ScreenTileProps) {
  const { title, tracks, isOwn = false, onRatio, onBlocked, children } = props;
  const words = useWords().stage;
  const [hasPicture, setHasPicture] = useState(false);
  return (
    <article className="tile screen-tile" aria-label={title}>
      <TrackVideo
        tracks={tracks}
        label={title}
        isMuted={isOwn}
        onRatio={(ratio) => {
          setHasPicture(true);
          onRatio(ratio);
        }}
        {...(onBlocked === undefined ? {} : { onBlocked })}
      />
      {!hasPicture && <p className="tile-busy">{words.waitingForPicture}</p>}
      <p className="nameplate">
        <bdi className="nameplate-name">{title}</bdi>
      </p>
      {children}
    </article>
  );
}
