import { warn } from '../log.ts';

// W3C mediacapture-extensions; the types do not know it yet. Where a platform offers it, the system
// does the work, so that the page needs no model and spends no power of its own.
type BlurCapabilities = MediaTrackCapabilities & { readonly backgroundBlur?: readonly boolean[] };
type BlurSettings = MediaTrackSettings & { readonly backgroundBlur?: boolean };
type BlurConstraints = MediaTrackConstraints & { readonly backgroundBlur: boolean };

export type BackgroundBlur = {
  /** Makes a camera that starts do what is wanted, and watches it until the next one starts. */
  readonly follow: (track: MediaStreamTrack) => void;
  readonly set: (isBlurred: boolean) => void;
};

/**
 * Blurs the background as `wanted`; undefined leaves it to the system. `onChange` is told whether
 * it is blurred, or undefined where the page cannot change that.
 */
export function createBackgroundBlur(
  wanted: boolean | undefined,
  onChange: (isBlurred: boolean | undefined) => void,
): BackgroundBlur {
  let isWanted = wanted;
  let camera: MediaStreamTrack | undefined;

  async function apply(track: MediaStreamTrack) {
    const isBlurred = readBlur(track);
    if (isBlurred !== undefined && isWanted !== undefined && isBlurred !== isWanted) {
      // With the other constraints of the camera, which new ones would replace.
      const constraints: BlurConstraints = {
        ...track.getConstraints(),
        backgroundBlur: isWanted,
      };
      await track
        .applyConstraints(constraints)
        .catch((cause: unknown) => warn('camera.blur-failed', { cause }));
    }
    if (track === camera) onChange(readBlur(track));
  }

  return {
    follow: (track) => {
      camera = track;
      // The system can blur as well, without asking the page.
      track.addEventListener('configurationchange', () => {
        if (track === camera) onChange(readBlur(track));
      });
      void apply(track);
    },
    set: (isBlurred) => {
      isWanted = isBlurred;
      if (camera !== undefined) void apply(camera);
    },
  };
}

/** Whether the background is blurred now; undefined where the page cannot change that. */
function readBlur(track: MediaStreamTrack): boolean | undefined {
  // Firefox got it late.
  if (!('getCapabilities' in track)) return undefined;
  const { backgroundBlur: choices = [] }: BlurCapabilities = track.getCapabilities();
  if (!choices.includes(true) || !choices.includes(false)) return undefined;
  const { backgroundBlur = false }: BlurSettings = track.getSettings();
  return backgroundBlur;
}
