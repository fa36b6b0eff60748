import {
  diagnoseDevices,
  type DeviceFacts,
  type DeviceFinding,
  type DeviceKind,
} from '../../diagnosis/devices.ts';
import type { Advice } from '../words/device-words.ts';
import type { Words } from '../words/en.ts';
import { deviceKinds, type LocalMediaState } from './local-media.ts';

/** What is wrong with the devices that matter: one finding when both have the same cause. */
export function findDeviceProblems(
  sources: LocalMediaState['sources'],
  matters: (kind: DeviceKind) => boolean = () => true,
): readonly DeviceFinding[] {
  const byCause = new Map<string, DeviceFacts>();
  for (const kind of deviceKinds) {
    const source = sources[kind];
    if (source.state !== 'failed' || !matters(kind)) continue;
    const cause = JSON.stringify({ ...source.facts, devices: [] });
    const known = byCause.get(cause);
    byCause.set(cause, known === undefined ? source.facts : withDevices(known, source.facts));
  }
  return [...byCause.values()].map(diagnoseDevices);
}

/** A finding in words. */
export function adviceOn(finding: DeviceFinding, { deviceFindings }: Words): Advice {
  switch (finding.code) {
    case 'insecure-context':
      return deviceFindings[finding.code](finding.localUrl);
    case 'unsupported-browser':
      return deviceFindings[finding.code];
    case 'unknown-device-error':
      return deviceFindings[finding.code][finding.devices](finding.errorName);
    default:
      return deviceFindings[finding.code][finding.devices];
  }
}

function withDevices(first: DeviceFacts, second: DeviceFacts): DeviceFacts {
  return 'devices' in first && 'devices' in second
    ? { ...first, devices: [...first.devices, ...second.devices] }
    : first;
}
