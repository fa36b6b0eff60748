import { fileURLToPath } from 'node:url';
import type { EncodedFrame } from './encoded-frame.ts';
import { readMedia } from './read-media.ts';

/** Opus and VP8 that can be repeated after so long. */
export type Clip = {
  readonly audio: readonly EncodedFrame[];
  readonly video: readonly EncodedFrame[];
  readonly durationMs: number;
};

/** Reads the test card and its tone, which `media/make` made: ten seconds that can be repeated. */
export async function loadTestClip(): Promise<Clip> {
  const [audio, video] = await Promise.all([readAll('test-tone.ogg'), readAll('test-card.ivf')]);
  return { audio, video, durationMs: 10_000 };
}

async function readAll(name: string): Promise<readonly EncodedFrame[]> {
  // As far from src/peer/media as from dist/peer/media.
  const media = await readMedia(fileURLToPath(new URL(`../../../media/${name}`, import.meta.url)));
  const frames: EncodedFrame[] = [];
  for await (const frame of media.frames()) frames.push(frame);
  await media.close();
  return frames;
}
