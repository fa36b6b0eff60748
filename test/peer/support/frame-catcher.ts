import type { MediaStreamTrack } from 'werift';
import type { CallState } from '../../../src/client/call.ts';
import { createStore, type Store } from '../../../src/client/store.ts';
import { codecNamed } from '../../../src/peer/media/werift-codecs.ts';
import { createFrameAssembler } from '../../../src/peer/recording/assemble-frames.ts';
import type { EncodedFrame } from '../../../src/peer/media/encoded-frame.ts';

export type CaughtFrame = Omit<EncodedFrame, 'timeMs'> & {
  readonly kind: 'audio' | 'video';
  /** In RTP time units. */
  readonly timestamp: number;
  readonly atMs: number;
};

/** All frames that arrive at a peer on networks that lose nothing, whoever sends them. */
export function catchFrames(
  peer: Store<CallState<MediaStreamTrack>>,
): Store<readonly CaughtFrame[]> {
  const frames = createStore<readonly CaughtFrame[]>([]);
  const known = new Set<MediaStreamTrack>();
  peer.subscribe(() => {
    for (const { tracks } of peer.getSnapshot().pairs.values()) {
      for (const track of tracks) {
        if (known.has(track)) continue;
        known.add(track);
        watch(track);
      }
    }
  });

  function watch(track: MediaStreamTrack) {
    const codec = codecNamed(track.codec?.name ?? '');
    if (codec === undefined) return;
    const assembler = createFrameAssembler(codec);
    track.onReceiveRtp.subscribe((packet) => {
      const frame = assembler.add(packet);
      if (frame === undefined) return;
      frames.set([
        ...frames.getSnapshot(),
        { ...frame, kind: codec === 'opus' ? 'audio' : 'video', atMs: performance.now() },
      ]);
    });
  }
  return frames;
}
