export type SoundMix = {
  readonly track: MediaStreamTrack;
  /** Exactly these are heard from now on. */
  readonly keep: (tracks: readonly MediaStreamTrack[]) => void;
  readonly close: () => Promise<void>;
};

/** Makes one sound of many; silence while there are none. Needs a press of a button. */
export async function createSoundMix(): Promise<SoundMix> {
  const context = new AudioContext();
  await context.resume();
  const destination = context.createMediaStreamDestination();
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error('a destination without a track');
  // Several who speak at once are not cut off at full scale.
  const limiter = new DynamicsCompressorNode(context, { threshold: -9, knee: 6, ratio: 12 });
  limiter.connect(destination);
  // Silence, too, must come as sound: a recorder writes nothing while it waits for one of its tracks.
  const silence = new ConstantSourceNode(context, { offset: 0 });
  silence.connect(limiter);
  silence.start();
  const sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();
  return {
    track,
    keep: (tracks) => {
      for (const [heard, source] of sources) {
        if (tracks.includes(heard)) continue;
        source.disconnect();
        sources.delete(heard);
      }
      for (const heard of tracks) {
        if (sources.has(heard)) continue;
        const source = context.createMediaStreamSource(new MediaStream([heard]));
        source.connect(limiter);
        sources.set(heard, source);
      }
    },
    close: () => context.close(),
  };
}
