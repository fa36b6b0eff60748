import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import { createStore } from '../../src/client/store.ts';
import { connectToEcho } from '../peer/support/echoed.ts';

/** Ten minutes of 30 pictures a second, of ten packets each; sent as fast as they come back. */
const packets = 10 * 60 * 30 * 10;
const underWay = 50;

test('ten minutes of pictures that are sent back cost no memory', async () => {
  const track = new MediaStreamTrack({ kind: 'video' });
  const { connection } = connectToEcho({
    sending: createStore({ microphone: false, camera: true }),
    attach: (to) => void to.addTransceiver(track, { direction: 'sendrecv' }),
    close: () => Promise.resolve(),
  });
  let returned = 0;
  connection.onTrack.subscribe((echo) => echo.onReceiveRtp.subscribe(() => (returned += 1)));
  while (connection.connectionState !== 'connected') {
    await once(connection, 'connectionstatechange');
  }
  const payload = Buffer.alloc(1_000, 0x10);
  let early = 0;
  for (let n = 0; n < packets; n += 1) {
    const timestamp = Math.floor(n / 10) * 3_000;
    const header = new RtpHeader({ sequenceNumber: n & 0xffff, timestamp, marker: n % 10 === 9 });
    track.writeRtp(new RtpPacket(header, payload));
    if (n === packets / 10) early = heapBytes();
    if (n % underWay === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(returned).toBeGreaterThan(packets * 0.9);
  expect(heapBytes() - early).toBeLessThan(4_000_000);
});

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
