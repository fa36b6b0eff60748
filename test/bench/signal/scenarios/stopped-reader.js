import { once } from 'node:events';
import { enterPairs, offerFrame } from '../people.js';
import { withServer } from '../server-process.js';

const bytes = 1_200;

/** How many bytes the server grows at most while someone sends to one who has stopped reading. */
export function measureStoppedReader(protocol, { megabytes }) {
  return withServer(protocol, async (server) => {
    await enterPairs(protocol, server.port, 20, 'warm-up');
    const [{ sender, receiver }] = await enterPairs(protocol, server.port, 1);
    await server.collectGarbage();
    const before = server.residentBytes();
    let most = before;
    receiver.socket.pause();
    const frame = offerFrame(protocol, sender, bytes);
    const count = (megabytes * 1e6) / bytes;
    for (let sent = 0; sent < count; sent += 1) {
      if (!sender.socket.write(frame)) await once(sender.socket, 'drain');
      if (sent % 1_000 === 0) most = Math.max(most, server.residentBytes());
    }
    // The server answers a newcomer after what came before.
    await enterPairs(protocol, server.port, 1, 'afterwards');
    return { growth: Math.max(most, server.residentBytes()) - before };
  });
}
