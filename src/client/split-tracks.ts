import type { PairState } from './pair.ts';

export type SplitTracks<Track> = {
  /** Of camera and microphone. */
  readonly person: readonly Track[];
  /** Of the screen they share; empty while they share none. */
  readonly screen: readonly Track[];
};

/**
 * Tells what arrives from a person from the screen that they share. The tracks of a share that has
 * ended stay in the connection for the next one, and belong to neither meanwhile.
 */
export function splitTracks<Track>({
  tracks,
  streamIds,
  media,
}: Pick<PairState<Track>, 'tracks' | 'streamIds' | 'media'>): SplitTracks<Track> {
  const stream = media?.screenStream;
  const isOfScreen = (track: Track) => stream !== undefined && streamIds.get(track) === stream;
  return {
    person: tracks.filter((track) => !isOfScreen(track)),
    screen: media?.screen === true ? tracks.filter(isOfScreen) : [],
  };
}
