import type { MediaState } from '../../client/pair.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { DeviceFacts, DeviceKind } from '../../diagnosis/devices.ts';
import { warn } from '../log.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { capture, type CaptureResult, type DeviceWish } from './capture.ts';
import { listDevices, noDevices, type DeviceList } from './device-list.ts';
import { environmentProblem } from './environment.ts';

/** What a camera or a microphone is doing. */
export type Source =
  /** Asked for; the browser may be asking the person. */
  | { readonly state: 'starting' }
  | { readonly state: 'live'; readonly track: MediaStreamTrack }
  /** Not wanted: no device is chosen, or it is switched off. */
  | { readonly state: 'off' }
  | { readonly state: 'failed'; readonly facts: DeviceFacts };

export type DeviceChoice = DeviceWish | 'none';

export type LocalMediaState = {
  readonly sources: { readonly [Kind in DeviceKind]: Source };
  readonly choices: { readonly [Kind in DeviceKind]: DeviceChoice };
  /** Whether the person wants to be seen and heard. */
  readonly isOn: { readonly [Kind in DeviceKind]: boolean };
  readonly devices: DeviceList;
};

/** This person's camera and microphone. Choices outlive `close`, so that a rejoin finds them. */
export type LocalMedia = Store<LocalMediaState> & {
  /** Starts the chosen devices and watches for others being plugged in. */
  readonly open: () => void;
  readonly choose: (kind: DeviceKind, choice: DeviceChoice) => void;
  readonly setOn: (kind: DeviceKind, isOn: boolean) => void;
  /** Starts again what failed. */
  readonly retry: () => void;
  /** Gives up what is still starting. */
  readonly goOnWithout: () => void;
  /** Resolves when nothing is starting. */
  readonly whenSettled: () => Promise<void>;
  /** Stops every device; the camera's light goes out. */
  readonly close: () => void;
};

export const deviceKinds = ['camera', 'microphone'] as const satisfies readonly DeviceKind[];

const off: Source = { state: 'off' };

export function createLocalMedia(): LocalMedia {
  const preferences = loadPreferences();
  const store = createStore<LocalMediaState>({
    sources: { camera: off, microphone: off },
    choices: { camera: wish(preferences.cameraId), microphone: wish(preferences.microphoneId) },
    isOn: { camera: true, microphone: true },
    devices: noDevices,
  });
  // A request that was overtaken by a newer choice must not win when it resolves late.
  const requests = { camera: 0, microphone: 0 };
  let isOpen = false;

  const state = () => store.getSnapshot();
  const update = (change: Partial<LocalMediaState>) => store.set({ ...state(), ...change });
  const setSource = (kind: DeviceKind, source: Source) =>
    update({ sources: { ...state().sources, [kind]: source } });

  async function start(kinds: readonly DeviceKind[]) {
    const problem = environmentProblem();
    for (const kind of kinds) {
      release(kind);
      setSource(kind, problem === undefined ? { state: 'starting' } : failed(problem));
    }
    if (problem !== undefined) return;
    const mine = { ...requests };
    const { choices } = state();
    const results = await capture(
      Object.fromEntries(
        kinds.map((kind) => [kind, choices[kind] === 'none' ? 'any' : choices[kind]]),
      ),
    );
    for (const kind of kinds) {
      const result = results[kind];
      if (result === undefined) continue;
      if (requests[kind] === mine[kind]) settle(kind, result);
      else if (result.ok) result.track.stop();
    }
    await refreshDevices();
  }

  function settle(kind: DeviceKind, result: CaptureResult) {
    if (!result.ok) {
      setSource(kind, failed({ kind: 'capture-failed', devices: [kind], ...result.failure }));
      return;
    }
    const { track } = result;
    track.enabled = state().isOn[kind];
    // Not called for our own `stop`: the device was unplugged or taken away.
    track.addEventListener('ended', () => {
      const source = state().sources[kind];
      if (source.state !== 'live' || source.track !== track) return;
      setSource(kind, failed({ kind: 'device-stopped', devices: [kind] }));
    });
    setSource(kind, { state: 'live', track });
  }

  /** Stops the device and disowns a request that is under way. */
  function release(kind: DeviceKind) {
    requests[kind] += 1;
    const source = state().sources[kind];
    if (source.state === 'live') source.track.stop();
    setSource(kind, off);
  }

  async function refreshDevices() {
    try {
      update({ devices: await listDevices() });
    } catch (cause) {
      warn('devices.list-failed', { cause });
    }
  }

  const onDeviceChange = () => {
    void refreshDevices();
    const waiting = deviceKinds.filter((kind) => isWaitingForDevice(state().sources[kind]));
    if (waiting.length > 0) void start(waiting);
  };

  const isWanted = (kind: DeviceKind) =>
    state().choices[kind] !== 'none' && (state().isOn[kind] || kind === 'microphone');

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: () => {
      if (isOpen) return;
      isOpen = true;
      // Undefined on an insecure origin, whatever the types say.
      (navigator.mediaDevices as MediaDevices | undefined)?.addEventListener(
        'devicechange',
        onDeviceChange,
      );
      void start(deviceKinds.filter(isWanted));
    },
    choose: (kind, choice) => {
      update({
        choices: { ...state().choices, [kind]: choice },
        isOn: { ...state().isOn, [kind]: true },
      });
      if (choice === 'none') release(kind);
      else void start([kind]);
      if (typeof choice === 'object') savePreferences({ [`${kind}Id`]: choice.deviceId });
    },
    setOn: (kind, isOn) => {
      update({ isOn: { ...state().isOn, [kind]: isOn } });
      if (isOn && state().choices[kind] === 'none') {
        update({ choices: { ...state().choices, [kind]: 'any' } });
      }
      const source = state().sources[kind];
      // A camera that is off must not keep its light on; a microphone must be back at once.
      if (kind === 'microphone' && source.state === 'live') source.track.enabled = isOn;
      else if (!isOn) release(kind);
      else if (source.state !== 'starting') void start([kind]);
    },
    retry: () => {
      void start(deviceKinds.filter((kind) => state().sources[kind].state === 'failed'));
    },
    goOnWithout: () => {
      for (const kind of deviceKinds) if (state().sources[kind].state === 'starting') release(kind);
    },
    whenSettled: () =>
      new Promise((resolve) => {
        const check = () => {
          if (deviceKinds.some((kind) => state().sources[kind].state === 'starting')) return;
          unsubscribe();
          resolve();
        };
        const unsubscribe = store.subscribe(check);
        check();
      }),
    close: () => {
      isOpen = false;
      (navigator.mediaDevices as MediaDevices | undefined)?.removeEventListener(
        'devicechange',
        onDeviceChange,
      );
      for (const kind of deviceKinds) release(kind);
    },
  };
}

/** What the others are told: whether this person can be heard and seen. */
export function sendingMedia({ sources, isOn }: LocalMediaState): MediaState {
  return {
    microphone: sources.microphone.state === 'live' && isOn.microphone,
    camera: sources.camera.state === 'live' && isOn.camera,
  };
}

function wish(deviceId: string | undefined): DeviceChoice {
  return deviceId === undefined ? 'any' : { deviceId };
}

function failed(facts: DeviceFacts): Source {
  return { state: 'failed', facts };
}

function isWaitingForDevice(source: Source): boolean {
  if (source.state !== 'failed') return false;
  const { facts } = source;
  return (
    facts.kind === 'device-stopped' ||
    (facts.kind === 'capture-failed' && facts.errorName === 'NotFoundError')
  );
}
