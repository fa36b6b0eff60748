// A process that sends a picture back: `node echo.js <kind> <stun url>`; offers and answers by IPC.
import { loadKind } from './kinds.js';

const [kind, stunUrl] = process.argv.slice(2);
const { create } = await loadKind(kind, stunUrl);
const connection = create();
if (kind === 'engage') {
  const { createEchoMedia } = await import('../../../dist/peer/media/echo-media.js');
  const { createPairMeter } = await import('../../../dist/peer/pair-meter.js');
  createPairMeter(connection, { id: 'sender', name: 'Sender' });
  createEchoMedia({ delayMs: 0 }).attach(connection);
} else {
  const { MediaStreamTrack } = await import('werift');
  for (const kindOfTrack of ['audio', 'video']) {
    const track = new MediaStreamTrack({ kind: kindOfTrack });
    const { receiver } = connection.addTransceiver(track, { direction: 'sendrecv' });
    connection.onTrack.subscribe((from) => {
      if (receiver.tracks.includes(from)) from.onReceiveRtp.subscribe((rtp) => track.writeRtp(rtp));
    });
  }
}
let before;
process.on('message', ({ offer, mark }) => {
  if (offer !== undefined) void answer(offer);
  if (mark === 'start') before = process.cpuUsage();
  if (mark === 'end') {
    const { user, system } = process.cpuUsage(before);
    process.send({ cpuMicros: user + system });
  }
});
process.send({ isReady: true });

async function answer(offer) {
  await connection.setRemoteDescription(offer);
  await connection.setLocalDescription();
  const { type, sdp } = connection.localDescription;
  process.send({ answer: { type, sdp } });
}
