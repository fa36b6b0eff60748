import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import { loadKind } from './kinds.js';

const payload = Buffer.alloc(1_000);
payload[0] = 0x10; // VP8: each packet starts a picture.

/** CPU microseconds that an echo in a process of its own needs for each packet; the sender is bare. */
export async function measureEcho(kind, stunUrl, { seconds, perSecond }) {
  const child = fork(fileURLToPath(new URL('echo.js', import.meta.url)), [kind, stunUrl]);
  const ask = async (message) => {
    child.send(message);
    return (await once(child, 'message'))[0];
  };
  await once(child, 'message');
  const { create } = await loadKind('bare', stunUrl);
  const sender = create();
  const track = new MediaStreamTrack({ kind: 'video' });
  sender.addTransceiver('audio');
  sender.addTransceiver(track, { direction: 'sendrecv' });
  let returned = 0;
  sender.onTrack.subscribe((echo) => echo.onReceiveRtp.subscribe(() => (returned += 1)));
  const isUp = new Promise((resolve) => {
    sender.connectionStateChange.subscribe((state) => state === 'connected' && resolve());
  });
  await sender.setLocalDescription();
  const { type, sdp } = sender.localDescription;
  const { answer } = await ask({ offer: { type, sdp } });
  await sender.setRemoteDescription(answer);
  await isUp;

  let sequenceNumber = 0;
  const send = async (forMs) => {
    const startMs = performance.now();
    for (let sent = 0; performance.now() - startMs < forMs;) {
      for (; sent < ((performance.now() - startMs) * perSecond) / 1000; sent += 1) {
        sequenceNumber = (sequenceNumber + 1) & 0xffff;
        const timestamp = Math.round(performance.now() * 90);
        const header = new RtpHeader({ sequenceNumber, timestamp, marker: true });
        track.writeRtp(new RtpPacket(header, payload));
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await send(1_000); // It warms up.
  returned = 0;
  child.send({ mark: 'start' });
  await send(seconds * 1000);
  const { cpuMicros } = await ask({ mark: 'end' });
  await sender.close();
  child.kill('SIGKILL');
  return cpuMicros / returned;
}
