// Records to a file as fast as it can, and says after each frame up to where the writer has taken it.
// It never ends by itself.
import { open } from 'node:fs/promises';

const built = new URL('../../../dist/peer/media/', import.meta.url);
const { loadTestClip } = await import(new URL('clip.js', built));
const { createWebmWriter } = await import(new URL('write-webm.js', built));
const { fileOutput } = await import(new URL('webm-output.js', built));
const [path] = process.argv.slice(2);
const { audio, video, durationMs } = await loadTestClip();
const tracks = [
  { id: 1, codec: 'vp8' },
  { id: 2, codec: 'opus' },
];
const framesOf = (trackId, own) =>
  own.map(({ data, timeMs, isKeyFrame }) => ({ data, timeMs, isKeyFrame, trackId }));
const frames = [...framesOf(1, video), ...framesOf(2, audio)].toSorted(
  (a, b) => a.timeMs - b.timeMs,
);
const writer = createWebmWriter(fileOutput(await open(path, 'w')), tracks);
for (let round = 0; ; round += 1) {
  for (const frame of frames) {
    const timeMs = frame.timeMs + round * durationMs;
    await writer.add({ ...frame, timeMs });
    process.stdout.write(`${timeMs}\n`);
  }
}
