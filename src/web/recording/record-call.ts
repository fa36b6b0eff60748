import { warn } from '../log.ts';
import { composeScene } from './compose-scene.ts';
import { drawTiles, type DrawingWords } from './draw-tiles.ts';
import { createSoundMix } from './mix-sound.ts';
import { createPictureTaps } from './picture-taps.ts';
import type { RecordingFile } from './recording-file.ts';
import type { Scene } from './scene.ts';
import { startTicker } from './ticker.ts';

export type RecordCallOptions = {
  readonly mimeType: string;
  readonly file: RecordingFile;
  readonly words: DrawingWords;
  /** Asked for each picture, so that a no counts from the next one on. */
  readonly readScene: () => Scene<MediaStreamTrack>;
  /** So much was written. */
  readonly onProgress: (bytes: number) => void;
  /** It is over: asked for, or by itself. */
  readonly onStopped: () => void;
};

/** Why a recording ended before it was asked to. */
export type RecordingProblem = 'disk' | 'encoder';

export type RecordingResult = {
  /** In the file for good. */
  readonly bytes: number;
  readonly problem: RecordingProblem | undefined;
};

export type CallRecording = {
  readonly stop: () => void;
  /** Resolves when the file is closed. */
  readonly result: Promise<RecordingResult>;
};

const size = { width: 1280, height: 720 };
const framesPerSecond = 25;
/** Faces move little and screens less: about a gigabyte in an hour. */
const bitsPerSecond = { videoBitsPerSecond: 2_000_000, audioBitsPerSecond: 128_000 };
/** At most so much is lost in a crash of what is not yet on its way to the disk. */
const pieceMs = 1_000;

/** Mixes and records until stopped; throws where the browser refuses. Needs a press of a button. */
export async function recordCall(options: RecordCallOptions): Promise<CallRecording> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no 2D canvas');
  const sound = await createSoundMix();
  const pictures = createPictureTaps();
  const [video] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (video === undefined) throw new Error('a canvas without a track');
  const recorder = new MediaRecorder(new MediaStream([video, sound.track]), {
    mimeType: options.mimeType,
    ...bitsPerSecond,
  });

  function paint() {
    const scene = options.readScene();
    sound.keep(scene.sounds);
    const tiles = composeScene(scene, size, (track) => {
      const picture = pictures.pictureOf(track);
      return picture && picture.videoWidth / picture.videoHeight;
    });
    pictures.keep(tiles.flatMap(({ picture }) => (picture === undefined ? [] : [picture])));
    if (context !== null) drawTiles(context, tiles, pictures.pictureOf, options.words);
  }

  let written = 0;
  let problem: RecordingProblem | undefined;
  let isAsked = false;
  let writing = Promise.resolve();

  function stop() {
    if (recorder.state !== 'inactive') recorder.stop();
  }

  async function write(piece: Blob) {
    if (problem === 'disk') return;
    try {
      await options.file.write(piece);
      written += piece.size;
      options.onProgress(written);
    } catch (cause) {
      warn('recording.not-written', { cause });
      problem = 'disk';
      stop();
    }
  }

  async function finish(): Promise<RecordingResult> {
    stopTicker();
    pictures.keep([]);
    video?.stop();
    await sound.close();
    await writing;
    const bytes = await options.file.close();
    if (bytes < written) problem = 'disk';
    return { bytes, problem };
  }

  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) writing = writing.then(() => write(data));
  });
  const result = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      if (!isAsked) problem ??= 'encoder';
      options.onStopped();
      resolve();
    });
  }).then(finish);
  paint();
  recorder.start(pieceMs);
  const stopTicker = startTicker(1000 / framesPerSecond, paint);
  return {
    result,
    stop: () => {
      isAsked = true;
      stop();
    },
  };
}
