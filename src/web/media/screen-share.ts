import { createStore, type Store } from '../../client/store.ts';

/** What one shows of this computer beside the camera. */
export type ScreenShareState =
  | { readonly state: 'off' }
  /** The browser asks which screen, window or tab. */
  | { readonly state: 'asking' }
  | {
      readonly state: 'live';
      readonly video: MediaStreamTrack;
      /** Absent where the browser or what was chosen gives no sound. */
      readonly audio: MediaStreamTrack | undefined;
    }
  | { readonly state: 'failed' };

export type ScreenShare = Store<ScreenShareState> & {
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

/** Options that browsers know and the DOM types do not yet. */
type DisplayOptions = DisplayMediaStreamOptions & {
  readonly selfBrowserSurface: 'exclude';
  readonly surfaceSwitching: 'include';
  readonly systemAudio: 'exclude';
};

const displayOptions: DisplayOptions = {
  // Letters stay readable at this rate, and everyone else is sent a copy of their own.
  video: { frameRate: { max: 15 } },
  audio: true,
  // The call in the call: a hall of mirrors.
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
  // All that the computer plays holds the voices of the others, who would hear themselves.
  systemAudio: 'exclude',
};

/** Whether this browser can share a screen at all; those of phones cannot. */
export function canShareScreen(): boolean {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  return typeof devices?.getDisplayMedia === 'function';
}

export function createScreenShare(): ScreenShare {
  const store = createStore<ScreenShareState>({ state: 'off' });
  // An answer that comes after `stop` must not share anything.
  let request = 0;

  async function start() {
    const { state } = store.getSnapshot();
    if (state === 'asking' || state === 'live') return;
    request += 1;
    const mine = request;
    store.set({ state: 'asking' });
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(displayOptions);
      if (request === mine) settle(stream);
      else for (const track of stream.getTracks()) track.stop();
    } catch (cause) {
      if (request === mine) store.set({ state: isChoice(cause) ? 'off' : 'failed' });
    }
  }

  function settle(stream: MediaStream) {
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (video === undefined) {
      store.set({ state: 'failed' });
      return;
    }
    // Rather fewer pictures than blurred letters.
    video.contentHint = 'detail';
    // The browser's own “Stop sharing”, or the window was closed.
    video.addEventListener('ended', () => {
      const current = store.getSnapshot();
      if (current.state === 'live' && current.video === video) stop();
    });
    store.set({ state: 'live', video, audio });
  }

  function stop() {
    request += 1;
    const current = store.getSnapshot();
    if (current.state === 'live') {
      current.video.stop();
      current.audio?.stop();
    }
    store.set({ state: 'off' });
  }

  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, start, stop };
}

/** Whoever closes the browser's question has changed their mind, which is no failure. */
function isChoice(cause: unknown): boolean {
  return cause instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(cause.name);
}
