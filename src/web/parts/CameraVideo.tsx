import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import { TrackVideo } from './TrackVideo.tsx';

type CameraVideoProps = {
  readonly track: MediaStreamTrack;
  readonly onRatio?: (ratio: number) => void;
};

/** One's own camera, as in a mirror. */
export function CameraVideo({ track, onRatio }: CameraVideoProps) {
  const words = useWords().tile;
  const tracks = useMemo(() => [track], [track]);
  return (
    <TrackVideo
      tracks={tracks}
      label={words.ownCamera}
      isMuted
      isMirrored
      {...(onRatio === undefined ? {} : { onRatio })}
    />
  );
}
