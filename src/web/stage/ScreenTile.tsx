import { useState, type ReactNode } from 'react';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { useWords } from '../words/use-words.ts';

type ScreenTileProps = {
  /** “Bob’s screen”. */
  readonly title: string;
  readonly tracks: readonly MediaStreamTrack[];
  /** Who shares it; nobody else's is one's own. */
  readonly personId?: string;
  /** Whether no picture is wanted; the sound of it goes on. */
  readonly isSoundOnly?: boolean;
  /** One's own is shown without its sound. */
  readonly isOwn?: boolean;
  readonly onRatio: (ratio: number) => void;
  readonly onBlocked?: (() => void) | undefined;
  /** What can be done with it. */
  readonly children?: ReactNode;
};

/** A shared screen, whole. */
export function ScreenTile(props: ScreenTileProps) {
  const { title, tracks, personId, isSoundOnly = false, isOwn = false } = props;
  const { onRatio, onBlocked, children } = props;
  const { stage: words, soundOnly } = useWords();
  const [hasPicture, setHasPicture] = useState(false);
  return (
    <article
      className={isSoundOnly ? 'tile screen-tile without-picture' : 'tile screen-tile'}
      aria-label={title}
      data-person={personId}
    >
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
      {isSoundOnly && <p className="tile-note">{soundOnly.screen(title)}</p>}
      {!isSoundOnly && !hasPicture && <p className="tile-busy">{words.waitingForPicture}</p>}
      <p className="nameplate">
        <bdi className="nameplate-name">{title}</bdi>
      </p>
      {children}
    </article>
  );
}
