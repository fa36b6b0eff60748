// A process that holds calls with itself: `node --expose-gc calls.js <kind> <url> <calls>`.
import { loadKind } from './kinds.js';

const [kind, url, count] = process.argv.slice(2);
const { port } = new URL(url);
const { create, importMs, importBytes } = await loadKind(kind, `stun:127.0.0.1:${port}`);

/** Two who see, hear and write to each other; resolves when their connections are up. */
const call = {
  bare: async () => {
    const [a, b] = [create(), create()];
    const up = [a, b].map(
      (connection) =>
        new Promise((resolve) => {
          connection.connectionStateChange.subscribe((s) => s === 'connected' && resolve());
        }),
    );
    a.addTransceiver('audio');
    a.addTransceiver('video');
    a.createDataChannel('talk');
    a.addEventListener('icecandidate', ({ candidate }) => void b.addIceCandidate(candidate));
    b.addEventListener('icecandidate', ({ candidate }) => void a.addIceCandidate(candidate));
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription);
    await Promise.all(up);
    return () => Promise.all([a.close(), b.close()]);
  },
  engage: async (room) => {
    const { createPeer } = await import('../../../dist/peer/peer.js');
    const { until } = await import('../../../dist/peer/until.js');
    const never = new AbortController().signal;
    const options = { serverUrl: url, room, hasLoopbackCandidates: true };
    const peers = ['Ada', 'Bob'].map((name) => createPeer({ ...options, name }));
    await Promise.all(peers.map((peer) => until(peer, isUp, never)));
    return () => Promise.all(peers.map((peer) => peer.close()));
  },
}[kind];

function isUp({ pairs }) {
  return [...pairs.values()].some(({ connection }) => connection === 'connected');
}

const closeFirst = await call('first'); // It warms up.
await closeFirst();
globalThis.gc();
const residentBefore = process.memoryUsage().rss;
const cpuBefore = process.cpuUsage();
const times = [];
const closes = [];
for (let n = 0; n < Number(count); n += 1) {
  const startMs = performance.now();
  closes.push(await call(`call-${process.pid}-${n}`));
  times.push(performance.now() - startMs);
}
const { user, system } = process.cpuUsage(cpuBefore);
globalThis.gc();
const resident = process.memoryUsage().rss - residentBefore;
await Promise.all(closes.map((close) => close()));

// Not before: it imports what loadKind measures.
const { openWeriftEnds } = await import('../files/werift.js');
const ends = await openWeriftEnds(create);
const megabytes = 8;
await ends.measure(1024 * 1024, 16 * 1024);
const ms = await ends.measure(megabytes * 1024 * 1024, 16 * 1024);
await ends.close();

process.send({
  importMs,
  importMegabytes: importBytes / 1e6,
  handshakeMs: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)],
  handshakeCpuMs: (user + system) / 1000 / times.length,
  kilobytesPerPeer: resident / 1000 / (2 * times.length),
  channelMegabytesPerSecond: (megabytes * 1024 * 1024) / 1000 / ms,
});
process.disconnect();
