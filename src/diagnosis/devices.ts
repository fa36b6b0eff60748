export type DeviceKind = 'camera' | 'microphone';

/** What the Permissions API says of a device; browsers without it leave it undefined. */
export type DevicePermission = 'granted' | 'denied' | 'prompt' | undefined;

/** What was observed when a page wanted camera and microphone. */
export type DeviceFacts =
  /** The page came neither over https nor from localhost. `localUrl` is where it would work. */
  | { readonly kind: 'insecure-context'; readonly localUrl: string }
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

/** What a sentence is about: one device, or both with the same trouble. */
export type DeviceSet = DeviceKind | 'both';

/** What is wrong, and what of it a sentence must name; the page has the words for it. */
export type DeviceFinding =
  | { readonly code: 'insecure-context'; readonly localUrl: string }
  | { readonly code: 'unsupported-browser' }
  | {
      readonly code:
        | 'device-stopped'
        | 'permission-denied'
        | 'permission-denied-by-system'
        | 'permission-dismissed'
        | 'no-device'
        | 'device-busy'
        | 'overconstrained';
      readonly devices: DeviceSet;
    }
  | {
      readonly code: 'unknown-device-error';
      readonly devices: DeviceSet;
      readonly errorName: string;
    };

export type DeviceFindingCode = DeviceFinding['code'];

/** Says why camera or microphone cannot be used. */
export function diagnoseDevices(facts: DeviceFacts): DeviceFinding {
  switch (facts.kind) {
    case 'insecure-context':
      return { code: 'insecure-context', localUrl: facts.localUrl };
    case 'unsupported-browser':
      return { code: 'unsupported-browser' };
    case 'device-stopped':
      return { code: 'device-stopped', devices: setOf(facts.devices) };
    case 'capture-failed':
      return diagnoseCapture(facts);
    default:
      return facts satisfies never;
  }
}

function diagnoseCapture(facts: Extract<DeviceFacts, { kind: 'capture-failed' }>): DeviceFinding {
  const { errorName } = facts;
  const devices = setOf(facts.devices);
  switch (errorName) {
    // The names of W3C mediacapture-streams; SecurityError is what older browsers say.
    case 'NotAllowedError':
    case 'SecurityError':
      return { code: diagnosePermission(facts.permission), devices };
    case 'NotFoundError':
      return { code: 'no-device', devices };
    case 'NotReadableError':
    case 'AbortError':
      return { code: 'device-busy', devices };
    case 'OverconstrainedError':
      return { code: 'overconstrained', devices };
    default:
      return { code: 'unknown-device-error', devices, errorName };
  }
}

function diagnosePermission(permission: DevicePermission) {
  switch (permission) {
    case 'granted':
      return 'permission-denied-by-system';
    case 'prompt':
      return 'permission-dismissed';
    case 'denied':
    case undefined:
      return 'permission-denied';
    default:
      return permission satisfies never;
  }
}

function setOf(devices: readonly DeviceKind[]): DeviceSet {
  const [first = 'camera', ...more] = devices;
  return more.length === 0 ? first : 'both';
}
