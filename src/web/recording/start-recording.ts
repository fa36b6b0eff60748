import type { CallState } from '../../client/call.ts';
import type { Store } from '../../client/store.ts';
import type { Recordings } from '../../client/talk/recordings.ts';
import { sendingMedia, type LocalMedia } from '../media/local-media.ts';
import type { ScreenShare } from '../media/screen-share.ts';
import { chooseFile } from '../saving/choose-file.ts';
import { chooseFormat } from './choose-format.ts';
import type { DrawingWords } from './draw-tiles.ts';
import { recordCall, type CallRecording } from './record-call.ts';
import { openDiskFile, openDownload } from './recording-file.ts';
import { recordingName } from './recording-name.ts';
import { readScene, type OwnTracks } from './scene.ts';

/** What there is to record. */
export type RecordingSource = {
  readonly room: string;
  readonly call: Store<CallState<MediaStreamTrack>>;
  readonly recordings: Recordings;
  readonly media: LocalMedia;
  readonly screenShare: ScreenShare | undefined;
};

export type StartOptions = {
  readonly words: DrawingWords;
  /** Called when the person has chosen where the file goes. */
  readonly isStillWanted: () => boolean;
  readonly onProgress: (bytes: number) => void;
  readonly onStopped: () => void;
};

/**
 * Asks where the file shall go, and records into it; undefined when that is not wanted any more.
 * Throws where the browser refuses. Needs a press of a button.
 */
export async function startRecording(
  { room, call, recordings, media, screenShare }: RecordingSource,
  { isStillWanted, ...options }: StartOptions,
): Promise<CallRecording | undefined> {
  const format = chooseFormat();
  if (format === undefined) throw new Error('no format that this browser can write');
  const { mimeType, extension } = format;
  const name = recordingName(room, new Date(), extension);
  const chosen = await chooseFile(name);
  if (chosen === 'dismissed' || !isStillWanted()) return undefined;
  return recordCall({
    ...options,
    mimeType,
    file: chosen === 'unavailable' ? await openDownload(name, mimeType) : openDiskFile(chosen),
    readScene: () =>
      readScene(call.getSnapshot(), recordings.getSnapshot(), ownTracks(media, screenShare)),
  });
}

function ownTracks(
  media: LocalMedia,
  screenShare: ScreenShare | undefined,
): OwnTracks<MediaStreamTrack> {
  const local = media.getSnapshot();
  const sending = sendingMedia(local);
  const { camera, microphone } = local.sources;
  const share = screenShare?.getSnapshot();
  return {
    camera: sending.camera && camera.state === 'live' ? camera.track : undefined,
    microphone: sending.microphone && microphone.state === 'live' ? microphone.track : undefined,
    screen: share?.state === 'live' ? [share.video, ...(share.audio ? [share.audio] : [])] : [],
  };
}
