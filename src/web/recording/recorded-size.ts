import type { PictureSize } from '../../client/pair.ts';

/** At which a picture is wanted for a recording: half of its width, as in a call of three. */
export const recordedSize: PictureSize = { width: 640, height: 480 };
