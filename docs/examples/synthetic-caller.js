// Sends the test card to everyone in a call, and prints what comes from each of them, every second.
//   node docs/examples/synthetic-caller.js 'http://localhost:8790/r/standup#k=…&t=…'
import { createClipMedia, enterRoom, loadTestClip, readRoomLink, stayInRoom } from 'engage/peer';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const meters = new Set();
const peer = await enterRoom({
  ...readRoomLink(process.argv[2] ?? ''),
  name: 'Test card',
  media: createClipMedia(await loadTestClip()),
  hasLoopbackCandidates: true,
  onPair: (meter) => meters.add(meter),
  stop: stop.signal,
});
async function print(meter) {
  const { received, path } = await meter.report();
  const { audio, video } = received;
  console.log(
    `${meter.peer.name}: ${audio.packets} packets of sound, ${video.frames} pictures, ` +
      `${audio.lost + video.lost} lost, ${path === undefined ? 'no path' : path.protocol}`,
  );
}

const timer = setInterval(() => {
  for (const meter of meters) void print(meter);
}, 1_000);
try {
  await stayInRoom(peer, stop.signal);
} finally {
  clearInterval(timer);
  await peer.close();
}
