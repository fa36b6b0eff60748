// W3C mediacapture-extensions; the types do not know it yet. Where a platform offers it, the system
// does the work, so that the page needs no model and spends no power of its own.
type BlurCapabilities = MediaTrackCapabilities & { readonly backgroundBlur?: readonly boolean[] };
type BlurSettings = MediaTrackSettings & { readonly backgroundBlur?: boolean };

/** Whether the background is blurred now; undefined where the page cannot change that. */
export function readBlur(track: MediaStreamTrack): boolean | undefined {
  // Firefox got it late.
  const { getCapabilities } = track as Partial<MediaStreamTrack>;
  const capabilities: BlurCapabilities = getCapabilities?.call(track) ?? {};
  const choices = capabilities.backgroundBlur ?? [];
  if (!choices.includes(true) || !choices.includes(false)) return undefined;
  const settings: BlurSettings = track.getSettings();
  return settings.backgroundBlur ?? false;
}

/** Keeps the other constraints of the camera, which new ones would replace. */
export async function applyBlur(track: MediaStreamTrack, isBlurred: boolean): Promise<void> {
  const constraints: MediaTrackConstraints & { readonly backgroundBlur: boolean } = {
    ...track.getConstraints(),
    backgroundBlur: isBlurred,
  };
  await track.applyConstraints(constraints);
}
