import type { EncodedFrame } from '../media/encoded-frame.ts';

/** What somebody must be sent to see the picture of this moment. */
export type RecentPictures = {
  /** With its place on the timeline. */
  readonly add: (frame: EncodedFrame, timeMs: number) => void;
  /**
   * The last key frame and all after it, oldest first. Only the key frame (`isWhole` false) when that
   * would be too much: the picture then stands still until the next one. Empty before the first.
   */
  readonly sinceKeyFrame: () => {
    readonly frames: readonly EncodedFrame[];
    readonly isWhole: boolean;
    /** The place of the newest picture, sent or not. */
    readonly newestMs: number;
  };
};

/** Sent at once to who comes late, on top of what they are sent anyway: a second of 4 Mbit/s. */
const maxBytes = 512 * 1024;
const maxFrames = 600;

export function createRecentPictures(): RecentPictures {
  let frames: EncodedFrame[] = [];
  let bytes = 0;
  let isWhole = true;
  let newestMs = 0;
  return {
    add: (frame, timeMs) => {
      newestMs = timeMs;
      if (frame.isKeyFrame) {
        frames = [frame];
        bytes = 0;
        isWhole = true;
        return;
      }
      if (frames.length === 0 || !isWhole) return;
      frames.push(frame);
      bytes += frame.data.length;
      if (bytes <= maxBytes && frames.length <= maxFrames) return;
      frames = frames.slice(0, 1);
      isWhole = false;
    },
    sinceKeyFrame: () => ({ frames, isWhole, newestMs }),
  };
}
