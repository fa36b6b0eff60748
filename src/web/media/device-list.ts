import type { DeviceKind } from '../../diagnosis/devices.ts';

export type DeviceOption = { readonly deviceId: string; readonly label: string };

export type DeviceList = {
  readonly [Kind in DeviceKind | 'speaker']: readonly DeviceOption[];
};

export const noDevices: DeviceList = { camera: [], microphone: [], speaker: [] };

/** The devices that can be chosen; names and ids appear only once a permission was given. */
export async function listDevices(): Promise<DeviceList> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return {
    camera: options(devices, 'videoinput', 'Camera'),
    microphone: options(devices, 'audioinput', 'Microphone'),
    speaker: options(devices, 'audiooutput', 'Loudspeaker'),
  };
}

function options(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
  word: string,
): readonly DeviceOption[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }, index) => ({ deviceId, label: label || `${word} ${index + 1}` }));
}
