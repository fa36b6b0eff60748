// Records whoever is in the room into one file, and says each 100 ms how many pictures have been taken
// in. It never ends by itself.
const built = new URL('../../../dist/peer/', import.meta.url);
const { createPeer } = await import(new URL('peer.js', built));
const { createRecorder } = await import(new URL('recording/recorder.js', built));
const { newFileOutput } = await import(new URL('recording/recording-output.js', built));
const [serverUrl, file] = process.argv.slice(2);
const recorder = createRecorder({
  room: 'standup',
  isAllowed: () => true,
  openOutput: () => ({ file, output: newFileOutput(file) }),
  onTrouble: ({ cause }) => process.stderr.write(`${String(cause)}\n`),
  onChange: () => {},
});
const peer = createPeer({
  serverUrl,
  room: 'standup',
  name: 'Recorder',
  intent: 'join',
  hasLoopbackCandidates: true,
  media: recorder,
});
recorder.follow(peer);
setInterval(() => {
  const [person] = recorder.report().people;
  process.stdout.write(`${person?.files[0]?.pictures ?? 0}\n`);
}, 100);
