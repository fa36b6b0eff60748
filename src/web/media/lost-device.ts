import type { DeviceOption } from './device-list.ts';

// Names that Chromium gives to whatever the system uses now; no device comes back under them.
const roles = new Set(['default', 'communications']);

/** What to use instead of a device that stopped: the system's choice, else any other one. */
export function chooseReplacement(
  options: readonly DeviceOption[],
  lost: DeviceOption,
): DeviceOption | undefined {
  const others = options.filter(({ deviceId }) => deviceId !== lost.deviceId);
  return others.find(({ deviceId }) => roles.has(deviceId)) ?? others[0];
}

/** Whether the device that stopped can be chosen again. */
export function isBack(options: readonly DeviceOption[], lost: DeviceOption): boolean {
  return !roles.has(lost.deviceId) && options.some(({ deviceId }) => deviceId === lost.deviceId);
}
