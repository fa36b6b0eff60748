import type { Preferences } from '../preferences.ts';

/** What a browser does to the sound of a microphone, in the words of W3C mediacapture-streams. */
export const soundProcesses = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const;

export type SoundProcess = (typeof soundProcesses)[number];

export type SoundProcessing = { readonly [Process in SoundProcess]: boolean };

/** As it was chosen the last time; everything is on until somebody decides otherwise. */
export function preferredSound(preferences: Preferences): SoundProcessing {
  return {
    noiseSuppression: preferences.noiseSuppression ?? true,
    echoCancellation: preferences.echoCancellation ?? true,
    autoGainControl: preferences.autoGainControl ?? true,
  };
}

/**
 * Resolves with whether the running track took it. Chromium accepts the constraints of a running
 * microphone and leaves it as it was: there the device must be opened again.
 */
export async function takesSound(
  track: MediaStreamTrack,
  sound: SoundProcessing,
): Promise<boolean> {
  try {
    await track.applyConstraints({ ...track.getConstraints(), ...sound });
  } catch {
    return false;
  }
  const settings = track.getSettings();
  // A browser that does not tell is believed.
  return soundProcesses.every(
    (process) => (settings[process] ?? sound[process]) === sound[process],
  );
}
