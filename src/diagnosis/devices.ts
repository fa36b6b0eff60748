import type { Finding } from './finding.ts';

export type DeviceKind = 'camera' | 'microphone';

/** What the Permissions API says of a device; browsers without it leave it undefined. */
export type DevicePermission = 'granted' | 'denied' | 'prompt' | undefined;

/** What was observed when a page wanted camera and microphone. */
export type DeviceFacts =
  /** The page came neither over https nor from localhost. `localUrl` is where it would work. */
  | { readonly kind: 'insecure-context'; readonly localUrl?: string }
  /** The browser has no `RTCPeerConnection` or no `getUserMedia`. */
  | { readonly kind: 'unsupported-browser' }
  /** `getUserMedia` rejected with a `DOMException` of this name. */
  | {
      readonly kind: 'capture-failed';
      readonly devices: readonly DeviceKind[];
      readonly errorName: string;
      readonly permission: DevicePermission;
    }
  /** A device that worked has stopped by itself. */
  | { readonly kind: 'device-stopped'; readonly devices: readonly DeviceKind[] };

/** Says why camera or microphone cannot be used, and what to do. */
export function diagnoseDevices(facts: DeviceFacts): Finding {
  switch (facts.kind) {
    case 'insecure-context':
      return {
        code: 'insecure-context',
        problem:
          'Browsers give camera and microphone only to pages that come over https or from ' +
          'localhost, not to those that come over plain http from another address.',
        action:
          `On the computer that runs Engage, open ${facts.localUrl ?? 'the localhost address'} ` +
          'instead. From any other device you can only watch and listen until the page comes ' +
          'over https.',
      };
    case 'unsupported-browser':
      return {
        code: 'unsupported-browser',
        problem: 'This browser cannot make video calls: it has no WebRTC, or it is switched off.',
        action: 'Open the link in a current Firefox, Chrome, Edge or Safari.',
      };
    case 'device-stopped':
      return {
        code: 'device-stopped',
        problem: `The ${names(facts.devices)} stopped: unplugged, or taken by the system.`,
        action: 'Plug it in again, or choose another one.',
      };
    case 'capture-failed':
      return diagnoseCapture(facts);
    default:
      return facts satisfies never;
  }
}

function diagnoseCapture(facts: Extract<DeviceFacts, { kind: 'capture-failed' }>): Finding {
  const device = names(facts.devices);
  const isOne = facts.devices.length < 2;
  switch (facts.errorName) {
    // The names of W3C mediacapture-streams; SecurityError is what older browsers say.
    case 'NotAllowedError':
    case 'SecurityError':
      return diagnosePermission(device, facts.permission);
    case 'NotFoundError':
      return {
        code: 'no-device',
        problem: `No ${names(facts.devices, ' and no ')} was found on this device.`,
        action: `Plug ${isOne ? 'one' : 'them'} in, then try again.`,
      };
    case 'NotReadableError':
    case 'AbortError':
      return {
        code: 'device-busy',
        problem: `The ${device} cannot be opened; another program is probably using ${isOne ? 'it' : 'them'}.`,
        action: 'Close other calls and programs that may use it, then try again.',
      };
    case 'OverconstrainedError':
      return {
        code: 'overconstrained',
        problem: `The chosen ${device} is gone, or cannot work the way a call needs.`,
        action: 'Choose another one.',
      };
    default:
      return {
        code: 'unknown-device-error',
        problem: `The ${device} could not be started (${facts.errorName}).`,
        action: 'Try again; if that does not help, reload the page or use another browser.',
      };
  }
}

function diagnosePermission(device: string, permission: DevicePermission): Finding {
  switch (permission) {
    case 'granted':
      return {
        code: 'permission-denied-by-system',
        problem: `This page may use the ${device}, but the system does not let the browser.`,
        action: `Allow the browser to use the ${device} in the privacy settings of the system, then try again.`,
      };
    case 'prompt':
      return {
        code: 'permission-dismissed',
        problem: `The browser asked about the ${device} and got no answer.`,
        action: 'Try again and choose Allow.',
      };
    case 'denied':
    case undefined:
      return {
        code: 'permission-denied',
        problem: `This page is not allowed to use the ${device}.`,
        action: `Allow the ${device} by the icon beside the address, then try again.`,
      };
    default:
      return permission satisfies never;
  }
}

function names(devices: readonly DeviceKind[], between = ' and '): string {
  return devices.join(between);
}
