import type { IncomingMessage, ServerResponse } from 'node:http';
import { roomFromPath } from '../protocol/names.ts';
import { isHostAllowed, namesLoopback } from './origin.ts';
import type { Page, PageFile } from './page.ts';
import { readyJson, type ReadinessStatus } from './readiness.ts';

export type HttpOptions = {
  readonly page: Page;
  readonly isLoopbackOnly: boolean;
  /** What `/healthz` answers to this request. */
  readonly health: (request: IncomingMessage) => object;
  /** Answers what is below `/api/`. */
  readonly api: (request: IncomingMessage, response: ServerResponse, path: string) => void;
  readonly readiness: () => ReadinessStatus;
};

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
    "form-action 'self'; img-src 'self' data: blob:; media-src 'self' blob:",
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Answers the HTTP side: the page, its files, `/healthz` and `/readyz`. */
export function createHttpHandler(options: HttpOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    // Browsers ignore it, with an error in the console, where a page is no secure context.
    if (namesLoopback(request)) response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (!isHostAllowed(request, options.isLoopbackOnly)) {
      sendText(response, 421, 'This server answers on this machine only, to the name localhost.');
      return;
    }
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    if (path.startsWith('/api/')) {
      options.api(request, response, path);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
      return;
    }
    if (path === '/healthz') {
      sendJson(response, 200, options.health(request));
      return;
    }
    if (path === '/readyz') {
      const status = options.readiness();
      sendJson(response, status === 'ready' ? 200 : 503, readyJson(status));
      return;
    }
    const file = options.page.get(path === '/' || isRoomPath(path) ? '/index.html' : path);
    if (file === undefined) sendText(response, 404, 'There is nothing here. Calls start at /.');
    else sendFile(request, response, file);
  };
}

/** Mistyped room links get the page too: it says what is wrong with them. */
function isRoomPath(path: string): boolean {
  return roomFromPath(path) !== undefined || path.startsWith('/r/');
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: PageFile) {
  response.setHeader('etag', file.etag);
  response.setHeader('cache-control', file.cacheControl);
  response.setHeader('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (takesGzip && file.gzipped !== undefined) {
    response.setHeader('content-encoding', 'gzip');
    send(response, 200, file.contentType, file.gzipped);
  } else {
    send(response, 200, file.contentType, file.body);
  }
}

/** What is true now and may not be a moment later. */
function sendJson(response: ServerResponse, status: number, content: object) {
  response.setHeader('cache-control', 'no-store');
  send(response, status, 'application/json', Buffer.from(JSON.stringify(content)));
}

function sendText(response: ServerResponse, status: number, sentence: string) {
  send(response, status, 'text/plain; charset=utf-8', Buffer.from(`${sentence}\n`));
}

function send(response: ServerResponse, status: number, contentType: string, body: Buffer) {
  // Node leaves the body out for HEAD by itself.
  response
    .writeHead(status, { 'content-type': contentType, 'content-length': body.length })
    .end(body);
}
