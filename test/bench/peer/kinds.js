// The two that are compared: Engage's peer, and werift as it comes, doing the same.

/** Loads a kind, and says what loading costs. */
export async function loadKind(name, stunUrl) {
  const startMs = performance.now();
  const before = process.memoryUsage().rss;
  const create = await creators[name](stunUrl);
  return {
    create,
    importMs: performance.now() - startMs,
    importBytes: process.memoryUsage().rss - before,
  };
}

/** Each resolves with a function that makes a connection. */
const creators = {
  bare: async (stunUrl) => {
    const { RTCPeerConnection, useOPUS: opus, useVP8: vp8 } = await import('werift');
    return () =>
      new RTCPeerConnection({
        // Without one werift asks a server on the internet.
        iceServers: [{ urls: stunUrl }],
        bundlePolicy: 'max-bundle',
        codecs: { audio: [opus()], video: [vp8()] },
        iceAdditionalHostAddresses: ['127.0.0.1', '::1'],
      });
  },
  engage: async (stunUrl) => {
    await import('../../../dist/peer/peer.js');
    const { createWeriftConnection } = await import('../../../dist/peer/werift-connection.js');
    return () =>
      createWeriftConnection({ iceServers: [{ urls: stunUrl }], hasLoopbackCandidates: true });
  },
};
