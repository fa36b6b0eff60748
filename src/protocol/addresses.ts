const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL's host name is one by which a machine usually calls itself. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.has(hostname);
}

/** Whether an IP address, IPv6 without brackets, never leaves its machine (RFC 6890). */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** A host name or IP address as it stands in a URL: IPv6 in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The path of the WebSocket on every server. */
export const signalingPath = '/ws';

/** The WebSocket of the server with this origin, for example `http://localhost:8790`. */
export function signalingUrl(origin: string): string {
  return origin.replace(/^http/, 'ws') + signalingPath;
}
