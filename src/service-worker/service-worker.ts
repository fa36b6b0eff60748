// Keeps the shell of the page, so that an installed Engage opens without a network and can say so.
// Only files that are the same for everyone are kept: nothing of a room, a person or a link.

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const cacheName = 'engage-shell/1';
const shellPath = '/';

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell(fetch(shellPath)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherCaches().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    // Rooms are all the same page; what else may be opened is none of it.
    if (pathname === shellPath || pathname.startsWith('/r/')) event.respondWith(openPage(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(openAsset(request));
  }
});

/** The page tells what it fetched besides what its first file names, its language for one. */
worker.addEventListener('message', (event) => {
  const { keep } = (event.data ?? {}) as { readonly keep?: unknown };
  if (!Array.isArray(keep)) return;
  const assets = keep.filter((path) => /^\/assets\/[\w-]+\.(?:js|css)$/.test(String(path)));
  // Nothing is lost when the network goes meanwhile: the next visit tells again.
  event.waitUntil(Promise.allSettled(assets.map((path) => openAsset(new Request(String(path))))));
});

/** The page of the server, or the one that was kept when there is no server to be had. */
async function openPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await keepShell(Promise.resolve(response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(shellPath);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Names of assets have a hash of their content: what is kept is right for ever. */
async function openAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(cacheName)).put(request, response.clone());
  return response;
}

/** Keeps a page and all that it names, in place of the one before. */
async function keepShell(fetched: Promise<Response>): Promise<void> {
  const response = await fetched;
  const cache = await caches.open(cacheName);
  const text = await response.clone().text();
  if ((await (await cache.match(shellPath))?.text()) === text) return;
  const named = new Set([...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path = '']) => path));
  for (const { url } of await cache.keys()) {
    if (!named.has(new URL(url).pathname)) await cache.delete(url);
  }
  await cache.addAll(named);
  await cache.put(shellPath, response);
}

async function forgetOtherCaches(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}
