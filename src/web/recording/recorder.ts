import { createStore, type Store } from '../../client/store.ts';
import { warn } from '../log.ts';
import type { DrawingWords } from './draw-tiles.ts';
import type { CallRecording, RecordingResult } from './record-call.ts';
import type { RecordingSource } from './start-recording.ts';

/** What one's own recording of the call is doing. */
export type RecorderState =
  | { readonly state: 'off' }
  /** The browser asks where the file shall go. */
  | { readonly state: 'starting' }
  | { readonly state: 'recording'; readonly bytes: number }
  | { readonly state: 'saving' }
  | ({ readonly state: 'saved' } & RecordingResult)
  | { readonly state: 'failed' };

export type Recorder = Store<RecorderState> & {
  readonly start: (words: DrawingWords) => Promise<void>;
  /** Finishes the file, if there is one. */
  readonly stop: () => void;
  /** The person has read how it ended. */
  readonly dismiss: () => void;
};

/** Whether this browser can record a call. */
export function canRecord(): boolean {
  return (
    'MediaRecorder' in window &&
    'AudioContext' in window &&
    'captureStream' in HTMLCanvasElement.prototype &&
    'roundRect' in CanvasRenderingContext2D.prototype
  );
}

/** Records a call into a file. What does that is loaded when it is first wanted. */
export function createRecorder(source: RecordingSource): Recorder {
  const { recordings } = source;
  const store = createStore<RecorderState>({ state: 'off' });
  let current: CallRecording | undefined;
  const is = (state: RecorderState['state']) => store.getSnapshot().state === state;
  const isAtRest = () => is('off') || is('saved') || is('failed');

  async function start(words: DrawingWords) {
    if (!isAtRest()) return;
    const starting: RecorderState = { state: 'starting' };
    store.set(starting);
    const isStillWanted = () => store.getSnapshot() === starting;
    try {
      const { startRecording } = await import('./start-recording.ts');
      const recording = await startRecording(source, {
        words,
        isStillWanted,
        onProgress: (bytes) => {
          if (is('recording')) store.set({ state: 'recording', bytes });
        },
        onStopped: () => {
          recordings.stop();
          store.set({ state: 'saving' });
        },
      });
      if (recording !== undefined) await run(recording, isStillWanted());
      else if (isStillWanted()) store.set({ state: 'off' });
    } catch (cause) {
      warn('recording.not-started', { cause });
      store.set({ state: 'failed' });
    }
  }

  /** Resolves when the file is closed. */
  async function run(recording: CallRecording, isWanted: boolean) {
    window.addEventListener('beforeunload', askBeforeClosing);
    current = recording;
    if (isWanted) {
      store.set({ state: 'recording', bytes: 0 });
      recordings.start();
    } else {
      recording.stop();
    }
    const result = await recording.result;
    window.removeEventListener('beforeunload', askBeforeClosing);
    current = undefined;
    store.set({ state: 'saved', ...result });
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    start,
    stop: () => {
      if (is('starting')) store.set({ state: 'off' });
      current?.stop();
    },
    dismiss: () => {
      if (isAtRest()) store.set({ state: 'off' });
    },
  };
}

/** A page that is closed cannot finish its file. */
function askBeforeClosing(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
