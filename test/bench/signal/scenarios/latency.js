import { performance } from 'node:perf_hooks';
import { enterPairs, offerFrame } from '../people.js';
import { withServer } from '../server-process.js';
import { quantile } from '../statistics.js';

const pairCount = 20;
const bytes = 1_200;

/**
 * Milliseconds from when a message was due (not from when it was written: one that had to wait has
 * waited) until it came, with messages sent by the clock at a rate.
 */
export function measureLatency(protocol, { perSecond, seconds }) {
  return withServer(protocol, async (server) => {
    const pairs = await enterPairs(protocol, server.port, pairCount);
    const lanes = pairs.map(({ sender, receiver }) => {
      const lane = { sender, frame: offerFrame(protocol, sender, bytes), due: [], arrived: 0 };
      receiver.onPayload = () => {
        latencies.push(performance.now() - lane.due[lane.arrived]);
        lane.arrived += 1;
      };
      return lane;
    });
    const latencies = [];
    await sendByTheClock(lanes, perSecond, seconds / 4); // Warms the compiler up.
    latencies.length = 0;
    const sent = await sendByTheClock(lanes, perSecond, seconds);
    const sorted = Float64Array.from(latencies).toSorted();
    return {
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      p999: quantile(sorted, 0.999),
      lost: sent - sorted.length,
    };
  });
}

/** Resolves with how many were sent, when they have come or a second has passed without one. */
async function sendByTheClock(lanes, perSecond, seconds) {
  const total = Math.round(perSecond * seconds);
  const startMs = performance.now();
  let sent = 0;
  while (sent < total) {
    while (sent < total && startMs + (sent * 1000) / perSecond <= performance.now()) {
      const lane = lanes[sent % lanes.length];
      lane.due.push(startMs + (sent * 1000) / perSecond);
      lane.sender.socket.write(lane.frame);
      sent += 1;
    }
    await new Promise(setImmediate);
  }
  const isMissing = () => lanes.some(({ due, arrived }) => arrived < due.length);
  const deadlineMs = performance.now() + 5_000;
  while (isMissing() && performance.now() < deadlineMs) await new Promise(setImmediate);
  return total;
}
