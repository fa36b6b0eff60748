import { expect, test } from 'vitest';
import {
  diagnoseDevices,
  type DeviceFacts,
  type DeviceKind,
  type DevicePermission,
} from '../../src/diagnosis/devices.ts';
import { adviceOn } from '../../src/web/media/findings.ts';
import { en } from '../../src/web/words/en.ts';

function captureFailed(
  errorName: string,
  devices: readonly DeviceKind[] = ['camera'],
  permission?: DevicePermission,
): DeviceFacts {
  return { kind: 'capture-failed', devices, errorName, permission };
}

test.for<{ facts: DeviceFacts; code: string; says: string }>([
  {
    facts: { kind: 'insecure-context', localUrl: 'http://localhost:8790/r/standup' },
    code: 'insecure-context',
    says: 'open http://localhost:8790/r/standup instead',
  },
  {
    facts: { kind: 'unsupported-browser' },
    code: 'unsupported-browser',
    says: 'Firefox, Chrome, Edge or Safari',
  },
  {
    facts: { kind: 'device-stopped', devices: ['microphone'] },
    code: 'device-stopped',
    says: 'The microphone stopped',
  },
  {
    facts: captureFailed('NotAllowedError', ['camera'], 'denied'),
    code: 'permission-denied',
    says: 'not allowed to use the camera.',
  },
  {
    facts: captureFailed('NotAllowedError', ['camera', 'microphone']),
    code: 'permission-denied',
    says: 'Allow the camera and microphone by the icon',
  },
  {
    facts: captureFailed('SecurityError', ['camera']),
    code: 'permission-denied',
    says: 'not allowed to use the camera.',
  },
  {
    facts: captureFailed('NotAllowedError', ['camera'], 'granted'),
    code: 'permission-denied-by-system',
    says: 'privacy settings of the system',
  },
  {
    facts: captureFailed('NotAllowedError', ['microphone'], 'prompt'),
    code: 'permission-dismissed',
    says: 'choose Allow',
  },
  {
    facts: captureFailed('NotFoundError', ['camera']),
    code: 'no-device',
    says: 'No camera was found on this device. Plug one in',
  },
  {
    facts: captureFailed('NotFoundError', ['camera', 'microphone']),
    code: 'no-device',
    says: 'No camera and no microphone was found on this device. Plug them in',
  },
  {
    facts: captureFailed('NotReadableError', ['camera']),
    code: 'device-busy',
    says: 'another program is probably using it',
  },
  {
    facts: captureFailed('AbortError', ['camera', 'microphone']),
    code: 'device-busy',
    says: 'another program is probably using them',
  },
  {
    facts: captureFailed('OverconstrainedError', ['camera']),
    code: 'overconstrained',
    says: 'Choose another one',
  },
  {
    facts: captureFailed('SomethingNewError', ['camera']),
    code: 'unknown-device-error',
    says: '(SomethingNewError)',
  },
])('finds $code and says "$says"', ({ facts, code, says }) => {
  const finding = diagnoseDevices(facts);
  expect(finding.code).toBe(code);
  const { problem, action } = adviceOn(finding, en);
  expect(`${problem} ${action}`).toContain(says);
});
