import type { CallState } from '../../client/call.ts';
import { splitTracks } from '../../client/split-tracks.ts';
import type { RecordingState } from '../../client/talk/recordings.ts';
import { insideOf } from '../../protocol/room-state.ts';

/** Who and what is to be seen and heard in a recording at a moment. */
export type Scene<Track> = {
  readonly people: readonly ScenePerson<Track>[];
  readonly screens: readonly { readonly name: string; readonly picture: Track }[];
  readonly sounds: readonly Track[];
};

export type ScenePerson<Track> = {
  readonly name: string;
  readonly isRecorded: boolean;
  /** Undefined while the camera is off, and of who is not recorded. */
  readonly picture: Track | undefined;
};

/** What this page itself sends; undefined for what is off. */
export type OwnTracks<Track> = {
  readonly camera: Track | undefined;
  readonly microphone: Track | undefined;
  /** Picture and sound of a shared screen. */
  readonly screen: readonly Track[];
};

type AnyTrack = { readonly kind: string };

/** Takes in nothing of anybody but oneself and those who have said yes to this recording. */
export function readScene<Track extends AnyTrack>(
  { room, pairs }: Pick<CallState<Track>, 'room' | 'pairs'>,
  { own: recording }: Pick<RecordingState, 'own'>,
  own: OwnTracks<Track>,
): Scene<Track> {
  const inside = insideOf(room);
  const people: ScenePerson<Track>[] = [];
  const screens: { name: string; picture: Track }[] = [];
  const sounds: Track[] = [];

  function add(name: string, picture: Track | undefined, others: readonly Track[]) {
    people.push({ name, isRecorded: true, picture });
    for (const track of others) {
      if (track.kind === 'video') screens.push({ name, picture: track });
      else sounds.push(track);
    }
  }

  if (inside?.phase === 'joined') {
    const sound = own.microphone === undefined ? [] : [own.microphone];
    add(inside.self.name, own.camera, [...sound, ...own.screen]);
  }
  for (const { id, name } of inside?.peers ?? []) {
    const pair = pairs.get(id);
    if (pair === undefined || recording?.answers.get(id) !== true) {
      people.push({ name, isRecorded: false, picture: undefined });
      continue;
    }
    const { person, screen } = splitTracks(pair);
    const hasPicture = pair.media?.camera !== false && pair.isPicturePaused !== true;
    add(name, hasPicture ? person.find(isPicture) : undefined, [
      ...person.filter((track) => !isPicture(track)),
      ...screen,
    ]);
  }
  return { people, screens, sounds };
}

function isPicture({ kind }: AnyTrack): boolean {
  return kind === 'video';
}
