import { warn } from '../log.ts';

export type PictureTaps = {
  /** Exactly these are played from now on. */
  readonly keep: (tracks: readonly MediaStreamTrack[]) => void;
  /** What plays a track; undefined until its first picture has come. */
  readonly pictureOf: (track: MediaStreamTrack) => HTMLVideoElement | undefined;
};

/**
 * Plays pictures where nobody sees them, to be drawn from: those of the page are hidden, moved and
 * paused as the person likes.
 */
export function createPictureTaps(): PictureTaps {
  const videos = new Map<MediaStreamTrack, HTMLVideoElement>();
  return {
    keep: (tracks) => {
      for (const [track, video] of videos) {
        if (tracks.includes(track)) continue;
        video.srcObject = null;
        videos.delete(track);
      }
      for (const track of tracks) if (!videos.has(track)) videos.set(track, play(track));
    },
    pictureOf: (track) => {
      const video = videos.get(track);
      return video === undefined || video.readyState < video.HAVE_CURRENT_DATA ? undefined : video;
    },
  };
}

function play(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  video.play().catch((cause: unknown) => {
    // Otherwise it was let go before it began.
    if (video.srcObject !== null) warn('recording.picture-not-played', { cause });
  });
  return video;
}
