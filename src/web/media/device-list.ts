import type { DeviceKind } from '../../diagnosis/devices.ts';

export type DeviceOption = {
  readonly deviceId: string;
  /** Empty where the browser tells none. */
  readonly label: string;
};

export type DeviceList = {
  readonly [Kind in DeviceKind | 'speaker']: readonly DeviceOption[];
};

export const noDevices: DeviceList = { camera: [], microphone: [], speaker: [] };

/** The devices that can be chosen; names and ids appear only once a permission was given. */
export async function listDevices(): Promise<DeviceList> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return {
    camera: options(devices, 'videoinput'),
    microphone: options(devices, 'audioinput'),
    speaker: options(devices, 'audiooutput'),
  };
}

function options(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
): readonly DeviceOption[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ deviceId, label }));
}
