// Answers whoever writes "!time" in the chat of a call.
//   node docs/examples/chat-bot.js 'http://localhost:8790/r/standup#k=…&t=…'
import { createSilentMedia, enterRoom, readRoomLink, stayInRoom } from 'engage/peer';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const peer = await enterRoom({
  ...readRoomLink(process.argv[2] ?? ''),
  name: 'Clock',
  media: createSilentMedia(),
  hasLoopbackCandidates: true, // Others may be on this machine.
  stop: stop.signal,
});
const { chat } = peer.talk;
let answered = chat.getSnapshot().latest;
chat.subscribe(() => {
  // Only what somebody has just written: a newcomer is also told what was said before.
  const { latest } = chat.getSnapshot();
  if (latest === answered) return;
  answered = latest;
  if (latest?.text === '!time') chat.say(`It is ${new Date().toLocaleTimeString()} here.`);
});
console.log('In the call; Ctrl+C ends it.');
try {
  await stayInRoom(peer, stop.signal);
} finally {
  await peer.close();
}
