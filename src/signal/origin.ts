import type { IncomingMessage } from 'node:http';
import { isLoopbackName } from '../protocol/addresses.ts';

/** The name or address by which the client reached this server, IPv6 in brackets. */
export function requestedHost(request: IncomingMessage): string | undefined {
  return hostUrl(request)?.hostname;
}

/**
 * Whether a request may be answered. A server that listens on loopback only answers to loopback
 * names only, so that a web site whose name was rebound to 127.0.0.1 cannot read it.
 */
export function isHostAllowed(request: IncomingMessage, isLoopbackOnly: boolean): boolean {
  return isLoopbackOnly ? namesLoopback(request) : requestedHost(request) !== undefined;
}

/** Whether the client named this machine as itself, which browsers take for a secure context. */
export function namesLoopback(request: IncomingMessage): boolean {
  return isLoopbackName(requestedHost(request) ?? '');
}

/**
 * Whether a WebSocket may be opened: by this server's own page, or by a program, which sends no
 * `Origin` (RFC 6455, section 10.2). Without this, any web site could join calls from a visitor's
 * browser.
 */
export function isOriginAllowed(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const host = hostUrl(request)?.host;
  return URL.canParse(origin) && host !== undefined && sameHost(new URL(origin), host);
}

/** `URL.host` leaves the default port out, which differs between http and a TLS proxy in front. */
function sameHost(origin: URL, host: string): boolean {
  return new URL(`${origin.protocol}//${host}`).host === origin.host;
}

function hostUrl(request: IncomingMessage): URL | undefined {
  const text = `http://${request.headers.host ?? ''}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}
