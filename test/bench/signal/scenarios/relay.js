import { performance } from 'node:perf_hooks';
import { enterPairs, offerFrame } from '../people.js';
import { withServer } from '../server-process.js';

const pairCount = 20;
/** Messages under way in each pair: keeps the server busy and its queues short. */
const windowSize = 8;

/** Messages of one size in one direction of each pair, as many as the server can take. */
export function measureRelay(protocol, { bytes, messagesPerPair }) {
  return withServer(protocol, async (server) => {
    const pairs = await enterPairs(protocol, server.port, pairCount);
    const relay = (count) =>
      Promise.all(
        pairs.map((pair) => relayIn(pair, offerFrame(protocol, pair.sender, bytes), count)),
      );
    await relay(Math.ceil(messagesPerPair / 5)); // Warms the compiler up.
    const cpuBefore = server.cpuMicros();
    const startedMs = performance.now();
    await relay(messagesPerPair);
    const seconds = (performance.now() - startedMs) / 1000;
    const cpuMicros = server.cpuMicros() - cpuBefore;
    const messages = pairCount * messagesPerPair;
    return {
      cpuMicros: cpuMicros / messages,
      perSecond: messages / seconds,
      coreShare: cpuMicros / 1e6 / seconds,
    };
  });
}

function relayIn({ sender, receiver }, frame, count) {
  return new Promise((resolve) => {
    let sent = 0;
    let received = 0;
    const send = () => {
      if (sent === count) return;
      sent += 1;
      sender.socket.write(frame);
    };
    receiver.onPayload = () => {
      received += 1;
      if (received === count) resolve();
      else send();
    };
    for (let n = 0; n < windowSize; n += 1) send();
  });
}
