import { useMemo } from 'react';
import { TrackVideo } from './TrackVideo.tsx';

type CameraVideoProps = {
  readonly track: MediaStreamTrack;
  readonly onRatio?: (ratio: number) => void;
};

/** One's own camera, as in a mirror. */
export function CameraVideo({ track, onRatio }: CameraVideoProps) {
  const tracks = useMemo(() => [track], [track]);
  return (
    <TrackVideo
      tracks={tracks}
      label="Your camera"
      isMuted
      isMirrored
      {...(onRatio === undefined ? {} : { onRatio })}
    />
  );
}
