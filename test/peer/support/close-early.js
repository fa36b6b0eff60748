// Two peers of the built code find a path to each other and are closed before their keys are
// agreed. Nothing ends this process: it must do so by itself.
import { once } from 'node:events';

const built = new URL('../../../dist/peer/', import.meta.url);
const { loadTestClip } = await import(new URL('media/clip.js', built));
const { createClipMedia } = await import(new URL('media/clip-media.js', built));
const { createPeer } = await import(new URL('peer.js', built));
const [serverUrl] = process.argv.slice(2);
const clip = await loadTestClip();
const events = new EventTarget();
const tell = (event) => events.dispatchEvent(new Event(event));

function enter(name) {
  const peer = createPeer({
    serverUrl,
    room: 'standup',
    name,
    intent: 'join',
    media: createClipMedia(clip),
    hasLoopbackCandidates: true,
    onPair: (meter) => meter.subscribe(() => tell(`${name} has a path`)),
  });
  peer.subscribe(() => peer.getSnapshot().room.phase === 'joined' && tell(`${name} joined`));
  return peer;
}

const ada = enter('Ada');
await once(events, 'Ada joined');
const paths = ['Ada', 'Bob'].map((name) => once(events, `${name} has a path`));
const bob = enter('Bob');
await Promise.all(paths);
await Promise.all([ada.close(), bob.close()]);
