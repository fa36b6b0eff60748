import type { DeviceSet } from '../../diagnosis/devices.ts';

/** What is wrong, and what a person can do about it. */
export type Advice = { readonly problem: string; readonly action: string };

/** Says something of the camera, of the microphone, and of both, each with its own nouns. */
export function ofDevices<Nouns, Said>(
  nouns: Readonly<Record<DeviceSet, Nouns>>,
  say: (nouns: Nouns) => Said,
): Readonly<Record<DeviceSet, Said>> {
  return {
    camera: say(nouns.camera),
    microphone: say(nouns.microphone),
    both: say(nouns.both),
  };
}
