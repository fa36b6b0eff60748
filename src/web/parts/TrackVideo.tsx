import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSpeaker } from '../media/speaker-context.ts';

type TrackVideoProps = {
  readonly tracks: readonly MediaStreamTrack[];
  readonly label: string;
  readonly isMuted?: boolean;
  readonly isMirrored?: boolean;
  /** Width divided by height, whenever the picture's size becomes known or changes. */
  readonly onRatio?: (ratio: number) => void;
  /** The browser wants a click before it plays sound. */
  readonly onBlocked?: () => void;
};

/** Plays tracks as they come and go, without starting over. */
export function TrackVideo(props: TrackVideoProps) {
  const { tracks, label, isMuted = false, isMirrored = false, onRatio, onBlocked } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [stream] = useState(() => new MediaStream());
  useSpeaker(video);

  // With the element, not after it: the browser gets the first picture ready while the rest of the
  // screen is laid out.
  useLayoutEffect(() => {
    for (const track of stream.getTracks()) {
      if (!tracks.includes(track)) stream.removeTrack(track);
    }
    for (const track of tracks) stream.addTrack(track);
  }, [stream, tracks]);

  useLayoutEffect(() => {
    const element = video.current;
    if (element !== null) element.srcObject = stream;
    return () => {
      if (element !== null) element.srcObject = null;
    };
  }, [stream]);

  useEffect(() => {
    if (tracks.length === 0) return;
    video.current?.play().catch((error: unknown) => {
      // Any other reason is an interruption by newer tracks or by the end of the call.
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked?.();
    });
  }, [tracks, onBlocked]);

  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- live talk has no captions
    <video
      ref={video}
      className={isMirrored ? 'mirrored' : undefined}
      aria-label={label}
      muted={isMuted}
      playsInline
      autoPlay
      onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
        if (videoWidth > 0 && videoHeight > 0) onRatio?.(videoWidth / videoHeight);
      }}
    />
  );
}
