import type { DeviceFacts } from '../../diagnosis/devices.ts';

/** What keeps this page from devices and calls whatever is plugged in; `undefined` when nothing does. */
export function environmentProblem(): DeviceFacts | undefined {
  if (!('RTCPeerConnection' in window)) return { kind: 'unsupported-browser' };
  if (!window.isSecureContext) return { kind: 'insecure-context', localUrl: localUrl() };
  // The types promise it; browsers without it, or with it switched off, do not.
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  return devices?.getUserMedia === undefined ? { kind: 'unsupported-browser' } : undefined;
}

/** The same page by the name that the server's own machine reaches it by. */
function localUrl(): string {
  const url = new URL(location.href);
  url.hostname = 'localhost';
  return url.href;
}
