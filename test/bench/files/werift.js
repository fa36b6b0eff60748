import { randomBytes } from 'node:crypto';
import { createPeer } from '../../../dist/peer/peer.js';
import { createWeriftConnection } from '../../../dist/peer/werift-connection.js';
import { signalingUrl } from '../../../dist/protocol/addresses.js';

/** Two connections in this process, with a channel between them and nothing else. */
export async function openWeriftEnds(
  create = () => createWeriftConnection({ iceServers: [], hasLoopbackCandidates: true }),
) {
  const [a, b] = [create(), create()];
  const channel = a.createDataChannel('bare');
  const arrived = new Promise((resolve) => b.onDataChannel.once(resolve));
  const opened = new Promise((resolve) => {
    channel.stateChange.subscribe((state) => state === 'open' && resolve());
  });
  a.addEventListener('icecandidate', ({ candidate }) => void b.addIceCandidate(candidate));
  b.addEventListener('icecandidate', ({ candidate }) => void a.addIceCandidate(candidate));
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription);
  await opened;
  const other = await arrived;
  return {
    measure: async (size, chunkBytes) => {
      const start = performance.now();
      let received = 0;
      const all = new Promise((resolve) => {
        const { unSubscribe } = other.onMessage.subscribe((data) => {
          received += data.length;
          if (received < size) return;
          unSubscribe();
          resolve();
        });
      });
      const chunk = Buffer.alloc(chunkBytes);
      channel.bufferedAmountLowThreshold = 256 * 1024;
      for (let sent = 0; sent < size; sent += chunkBytes) {
        while (channel.bufferedAmount > 1024 * 1024) {
          await new Promise((resolve) => channel.bufferedAmountLow.once(resolve));
        }
        channel.send(chunk);
      }
      await all;
      return performance.now() - start;
    },
    close: () => Promise.all([a.close(), b.close()]),
  };
}

/** Two headless peers of Engage in this process. */
export async function openWeriftPeers(url, size) {
  const enter = (name) =>
    createPeer({
      serverUrl: signalingUrl(url),
      room: 'werift',
      name,
      intent: 'join',
      hasLoopbackCandidates: true,
    });
  const [ada, bob] = [enter('Ada'), enter('Bob')];
  for (const peer of [ada, bob]) {
    await whenSo(peer, ({ pairs }) =>
      [...pairs.values()].some(({ connection }) => connection === 'connected'),
    );
  }
  const bytes = new Uint8Array(randomBytes(size));
  const source = {
    name: 'file.bin',
    size,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
  const sink = { write: async () => {}, close: async () => {}, abort: async () => {} };
  const { files } = ada.talk;
  return {
    measure: async () => {
      const [id] = ada.getSnapshot().pairs.keys();
      files.offer({ id, name: 'Bob' }, source);
      await whenSo(bob.talk.files, (all) => all.at(-1)?.progress.phase === 'offered');
      const start = performance.now();
      bob.talk.files.accept(bob.talk.files.getSnapshot().at(-1).key, sink);
      await whenSo(files, (all) => all.at(-1).progress.phase === 'done');
      return performance.now() - start;
    },
    close: () => Promise.all([ada.close(), bob.close()]),
  };
}

function whenSo(store, isSo) {
  return new Promise((resolve) => {
    const check = () => {
      if (!isSo(store.getSnapshot())) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(check);
    check();
  });
}
