import { readFile } from 'node:fs/promises';
import type { EncodedFrame } from './encoded-frame.ts';
import { readIvf } from './read-ivf.ts';
import { readOggOpus } from './read-ogg-opus.ts';

/** Opus and VP8, each as long as the other. */
export type Clip = {
  readonly audio: readonly EncodedFrame[];
  readonly video: readonly EncodedFrame[];
};

/** Reads the test card and its tone, which `media/make` made: two seconds that can be repeated. */
export async function loadTestClip(): Promise<Clip> {
  const [audio, video] = await Promise.all([
    // As far from src/peer/media as from dist/peer/media.
    readFile(new URL('../../../media/test-tone.ogg', import.meta.url)),
    readFile(new URL('../../../media/test-card.ivf', import.meta.url)),
  ]);
  return { audio: readOggOpus(audio), video: readIvf(video) };
}
