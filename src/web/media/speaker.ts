import type { DeviceList } from './device-list.ts';

/** How the loudspeaker of this page can be chosen. */
export type SpeakerSupport =
  /** From a list. */
  | 'list'
  /** The browser shows a list of its own; what was chosen there is in ours (Firefox). */
  | 'picker'
  /** Not at all: sound goes where the system sends it. */
  | 'none';

/** `selectAudioOutput` of W3C audio-output; the types do not know it. */
type OutputPicker = { readonly selectAudioOutput?: () => Promise<MediaDeviceInfo> };

/** The loudspeaker of the system, in the words of `setSinkId`. */
export const systemSpeaker = '';

export function speakerSupport(): SpeakerSupport {
  if (!('setSinkId' in HTMLMediaElement.prototype)) return 'none';
  return outputPicker().selectAudioOutput === undefined ? 'list' : 'picker';
}

/** Resolves with the id of the chosen one, undefined when none was. Needs a press of a button. */
export async function pickSpeaker(): Promise<string | undefined> {
  try {
    return (await outputPicker().selectAudioOutput?.call(navigator.mediaDevices))?.deviceId;
  } catch {
    return undefined; // Dismissed, or there is only one.
  }
}

/** The chosen one while it is there, else that of the system. */
export function currentSpeaker(state: {
  readonly devices: DeviceList;
  readonly speakerId: string;
}): string {
  const isThere = state.devices.speaker.some(({ deviceId }) => deviceId === state.speakerId);
  return isThere ? state.speakerId : systemSpeaker;
}

function outputPicker(): OutputPicker {
  // Undefined on an insecure origin, whatever the types say.
  return (navigator.mediaDevices as OutputPicker | undefined) ?? {};
}
