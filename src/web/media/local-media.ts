import type { MediaState } from '../../client/pair.ts';
import { createStore, type Store } from '../../client/store.ts';
import type { DeviceKind } from '../../diagnosis/devices.ts';
import { warn } from '../log.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { createBackgroundBlur } from './background-blur.ts';
import { capture, type CaptureResult, type DeviceWish, type Wishes } from './capture.ts';
import { listDevices, noDevices, type DeviceList, type DeviceOption } from './device-list.ts';
import { environmentProblem } from './environment.ts';
import { chooseReplacement, isBack } from './lost-device.ts';
import { readPermission, watchPermissions } from './permission.ts';
import {
  preferredSound,
  takesSound,
  type SoundProcess,
  type SoundProcessing,
} from './sound-processing.ts';
import {
  failed,
  isBusy,
  isRefused,
  isWaitingForDevice,
  off,
  wasTaken,
  type Source,
} from './source.ts';
import { systemSpeaker } from './speaker.ts';
import { watchReturn } from './watch-return.ts';

export type DeviceChoice = DeviceWish | 'none';

export type LocalMediaState = {
  readonly sources: { readonly [Kind in DeviceKind]: Source };
  readonly choices: { readonly [Kind in DeviceKind]: DeviceChoice };
  /** Whether the person wants to be seen and heard. */
  readonly isOn: { readonly [Kind in DeviceKind]: boolean };
  readonly devices: DeviceList;
  /** The devices that stopped by themselves and for which another one was taken. */
  readonly lost: { readonly [Kind in DeviceKind]?: DeviceOption | undefined };
  readonly sound: SoundProcessing;
  /** Whether the camera blurs the background; undefined where it cannot. */
  readonly isBlurred: boolean | undefined;
  /** The chosen loudspeaker, which may be gone; that of the system is empty. */
  readonly speakerId: string;
};

/** This person's camera and microphone. Choices outlive `close`, so that a rejoin finds them. */
export type LocalMedia = Store<LocalMediaState> & {
  /** Starts the chosen devices and watches for others being plugged in. */
  readonly open: () => void;
  /** What is off stays off. In a call the device before sends until the chosen one is there. */
  readonly choose: (kind: DeviceKind, choice: DeviceChoice) => void;
  readonly chooseSpeaker: (speakerId: string) => void;
  readonly setSound: (process: SoundProcess, isOn: boolean) => void;
  readonly setBlurred: (isBlurred: boolean) => void;
  /** The person has read that a device was lost. */
  readonly forgetLost: (kind: DeviceKind) => void;
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

/** A device that stops by itself within this time has not slept, but cannot be had. */
const shortLifeMs = 5_000;

export const deviceKinds = ['camera', 'microphone'] as const satisfies readonly DeviceKind[];

export function createLocalMedia(): LocalMedia {
  const preferences = loadPreferences();
  const store = createStore<LocalMediaState>({
    sources: { camera: off, microphone: off },
    choices: { camera: wish(preferences.cameraId), microphone: wish(preferences.microphoneId) },
    isOn: { camera: true, microphone: true },
    devices: noDevices,
    lost: {},
    sound: preferredSound(preferences),
    isBlurred: undefined,
    speakerId: preferences.speakerId ?? systemSpeaker,
  });
  // A request that was overtaken by a newer choice must not win when it resolves late.
  const requests = { camera: 0, microphone: 0 };
  let isOpen = false;
  let unwatch: readonly (() => void)[] = [];

  const state = () => store.getSnapshot();
  const update = (change: Partial<LocalMediaState>) => store.set({ ...state(), ...change });
  const setSource = (kind: DeviceKind, source: Source) =>
    update({ sources: { ...state().sources, [kind]: source } });
  const blur = createBackgroundBlur(preferences.backgroundBlur, (isBlurred) =>
    update({ isBlurred }),
  );

  async function start(kinds: readonly DeviceKind[], wishes: Wishes = wishesFor(kinds)) {
    const problem = environmentProblem();
    for (const kind of kinds) {
      release(kind);
      setSource(kind, problem === undefined ? { state: 'starting' } : failed(problem));
    }
    if (problem !== undefined) return;
    const mine = { ...requests };
    const results = await capture(wishes, state().sound);
    for (const kind of kinds) {
      const result = results[kind];
      if (result === undefined) continue;
      if (requests[kind] === mine[kind]) settle(kind, result);
      else if (result.ok) result.track.stop();
    }
    await refreshDevices();
  }

  /** As `start`, but what is live stays so until the other track is there: nobody sees a gap. */
  async function change(kind: DeviceKind, wish: DeviceWish) {
    if (state().sources[kind].state !== 'live') {
      await start([kind], { [kind]: wish });
      return;
    }
    requests[kind] += 1;
    const mine = requests[kind];
    const result = (await capture({ [kind]: wish }, state().sound))[kind];
    if (result === undefined) return;
    if (requests[kind] !== mine) {
      if (result.ok) result.track.stop();
    } else if (result.ok) {
      settle(kind, result);
    } else if (isBusy(result.failure)) {
      // Many phones open one camera at a time; the one before must be given up first.
      await start([kind], { [kind]: wish });
    } else {
      // Not allowed, say: the one before goes on.
      warn('device.not-changed', { kind, ...result.failure });
    }
  }

  function wishesFor(kinds: readonly DeviceKind[]): Wishes {
    const { choices } = state();
    return Object.fromEntries(
      kinds.map((kind) => [kind, choices[kind] === 'none' ? 'any' : choices[kind]]),
    );
  }

  function settle(kind: DeviceKind, result: CaptureResult) {
    if (!result.ok) {
      setSource(kind, failed({ kind: 'capture-failed', devices: [kind], ...result.failure }));
      return;
    }
    const { track } = result;
    track.enabled = state().isOn[kind];
    const device = { deviceId: deviceOf(track), label: track.label };
    const startedAtMs = performance.now();
    // Not called for our own `stop`: the device was unplugged or taken away.
    track.addEventListener('ended', () => {
      const source = state().sources[kind];
      if (source.state !== 'live' || source.track !== track) return;
      // What ends as soon as it is opened is not opened again and again.
      const mayReturn = performance.now() - startedAtMs > shortLifeMs;
      void replaceLost(kind, device, mayReturn);
    });
    const before = state().sources[kind];
    setSource(kind, { state: 'live', track });
    if (before.state === 'live') before.track.stop();
    if (kind === 'camera') blur.follow(track);
  }

  async function replaceLost(kind: DeviceKind, lost: DeviceOption, mayReturn: boolean) {
    release(kind);
    setSource(kind, { state: 'starting' });
    const mine = requests[kind];
    await refreshDevices();
    const permission = await readPermission(kind);
    if (requests[kind] !== mine) return;
    if (permission === 'denied') {
      const failure = { errorName: 'NotAllowedError', permission };
      settle(kind, { ok: false, failure });
      return;
    }
    const devices = state().devices[kind];
    const other = chooseReplacement(devices, lost);
    const candidates = [
      // Taken by a system that slept, it may be there again already.
      ...(mayReturn && isBack(devices, lost) ? [lost] : []),
      ...(other === undefined ? [] : [other]),
    ];
    setSource(kind, failed({ kind: 'device-stopped', devices: [kind] }));
    for (const { deviceId } of candidates) {
      await start([kind], { [kind]: { deviceId } });
      const source = state().sources[kind];
      if (source.state === 'failed') continue;
      if (source.state === 'live' && deviceOf(source.track) !== lost.deviceId) {
        update({ lost: { ...state().lost, [kind]: lost } });
      }
      return;
    }
  }

  /** Asks again for what was taken while the page could do nothing; what fails stays as it was told. */
  async function reopen() {
    const taken = deviceKinds.filter((kind) => wasTaken(state().sources[kind]));
    const mine = { ...requests };
    const results = await capture(wishesFor(taken), state().sound);
    for (const kind of taken) {
      const result = results[kind];
      if (result === undefined) continue;
      const source = state().sources[kind];
      if (requests[kind] !== mine[kind] || !wasTaken(source)) {
        if (result.ok) result.track.stop(); // Had in another way meanwhile.
      } else if (result.ok || source.state === 'live') {
        settle(kind, result);
      }
    }
    if (taken.length > 0) await refreshDevices();
  }

  async function applySound() {
    const source = state().sources.microphone;
    if (source.state !== 'live' || (await takesSound(source.track, state().sound))) return;
    const { deviceId } = source.track.getSettings();
    // Not beside the track before: Chromium would process both in the way of the first one.
    await start(['microphone'], { microphone: deviceId === undefined ? 'any' : { deviceId } });
  }

  /** Stops the device and disowns a request that is under way. */
  function release(kind: DeviceKind) {
    requests[kind] += 1;
    const source = state().sources[kind];
    if (source.state === 'live') source.track.stop();
    setSource(kind, off);
  }

  function forgetLost(kind: DeviceKind) {
    update({ lost: { ...state().lost, [kind]: undefined } });
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

  /** What was refused is tried again when the browser tells that it is allowed now. */
  const onGranted = (kind: DeviceKind) => {
    if (isRefused(state().sources[kind])) void start([kind]);
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
      unwatch = [watchPermissions(onGranted), watchReturn(() => void reopen())];
      void start(deviceKinds.filter(isWanted));
    },
    choose: (kind, choice) => {
      forgetLost(kind);
      update({ choices: { ...state().choices, [kind]: choice } });
      if (choice === 'none') release(kind);
      else if (isWanted(kind)) void change(kind, choice);
      if (typeof choice === 'object') savePreferences({ [`${kind}Id`]: choice.deviceId });
    },
    chooseSpeaker: (speakerId) => {
      update({ speakerId });
      savePreferences({ speakerId });
      void refreshDevices();
    },
    setSound: (process, isOn) => {
      update({ sound: { ...state().sound, [process]: isOn } });
      savePreferences({ [process]: isOn });
      void applySound();
    },
    setBlurred: (isBlurred) => {
      savePreferences({ backgroundBlur: isBlurred });
      blur.set(isBlurred);
    },
    forgetLost,
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
      for (const end of unwatch) end();
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

function deviceOf(track: MediaStreamTrack): string {
  return track.getSettings().deviceId ?? '';
}

function wish(deviceId: string | undefined): DeviceChoice {
  return deviceId === undefined ? 'any' : { deviceId };
}
