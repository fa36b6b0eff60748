import { expect, test } from 'vitest';
import { runLoad } from '../../src/peer/load/run-load.ts';
import { startServer } from '../support/signal-server.ts';
import { countUdpSockets } from '../support/udp-socket.ts';

/** Each is told to a listener every 200 ms. */
const looks = 5;

test('thirty peers of one process hold their calls, and are gone within 2 s of the end', async () => {
  const { url } = await startServer();
  const before = countUdpSockets();
  const stop = new AbortController();
  let looksWhileHeld = 0;
  let stoppedMs = 0;
  const { situation, losses, counts } = await runLoad({
    serverUrl: url,
    rooms: 10,
    peoplePerRoom: 3,
    joinsPerSecond: 30,
    holdMs: 60_000,
    hasMedia: true,
    stop: stop.signal,
    onProgress: ({ phase }) => {
      if (phase === 'hold') looksWhileHeld += 1;
      if (looksWhileHeld !== looks) return;
      stoppedMs = performance.now();
      stop.abort();
    },
  });
  expect(performance.now() - stoppedMs).toBeLessThan(2_000);
  expect({ ...situation, losses }).toEqual({
    begun: 30,
    joined: 30,
    setUp: 30,
    failed: 0,
    losses: 0,
  });
  // Each of the thirty connections brings both sides 50 packets of sound a second.
  expect(counts.received).toBeGreaterThan(30 * 2 * 25);
  await expect.poll(countUdpSockets).toBe(before);
}, 30_000);
