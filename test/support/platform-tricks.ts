/* oxlint-disable typescript/unbound-method -- they are called with their own `this` again */
// These run in a page before its own code.

declare global {
  /** The loudspeakers that elements were told to play through, newest last. */
  var sinks: string[];
  /** Every track the page was given, newest last. */
  var tracks: MediaStreamTrack[];
  /** Whether the page has asked the STUN servers, which is the last thing it checks. */
  var hasChecked: boolean;
  var unplug: (label: string) => void;
  var plugIn: (label: string) => void;
  /** What a held disk is to do; whether it is full. */
  var tellDisk: (isFull: boolean) => void;
  /** What another program has got, so that it cannot be opened here. */
  var busyDevices: readonly MediaDeviceKind[];
  /** Every lock on the screen that the page was given, newest last. */
  var screenLocks: WakeLockSentinel[];
  /** What a test noticed in the page. */
  var notes: string[];
}

export function collectSinks() {
  globalThis.sinks = [];
  const { setSinkId } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.setSinkId = function collect(id: string) {
    globalThis.sinks.push(id);
    return Reflect.apply(setSinkId, this, [id]);
  };
}

export function collectTracks() {
  globalThis.tracks = [];
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function collect(constraints) {
    const stream = await Reflect.apply(getUserMedia, this, [constraints]);
    globalThis.tracks.push(...stream.getTracks());
    return stream;
  };
}

/** Chromium's fake camera has no blur; this is how one that has looks to the page. */
export function offerBlur() {
  const { getCapabilities, getSettings, applyConstraints } = MediaStreamTrack.prototype;
  const blurred = new WeakSet<MediaStreamTrack>();
  Object.assign(MediaStreamTrack.prototype, {
    getCapabilities(this: MediaStreamTrack) {
      return { ...Reflect.apply(getCapabilities, this, []), backgroundBlur: [true, false] };
    },
    getSettings(this: MediaStreamTrack) {
      return { ...Reflect.apply(getSettings, this, []), backgroundBlur: blurred.has(this) };
    },
    applyConstraints(this: MediaStreamTrack, constraints: { readonly backgroundBlur?: boolean }) {
      if (constraints.backgroundBlur === true) blurred.add(this);
      else blurred.delete(this);
      return Reflect.apply(applyConstraints, this, [constraints]);
    },
  });
}

export function watchCheck() {
  const { close } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.close = function watch() {
    globalThis.hasChecked = true;
    Reflect.apply(close, this, []);
  };
}

/** Makes devices that can be unplugged by their label, which ends their tracks; needs `collectTracks`. */
export function letUnplug() {
  const unplugged = new Set<string>();
  const { enumerateDevices, getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.enumerateDevices = async function list() {
    const devices = await Reflect.apply(enumerateDevices, this, []);
    return devices.filter(({ label }) => !unplugged.has(label));
  };
  MediaDevices.prototype.getUserMedia = async function open(constraints) {
    const stream = await Reflect.apply(getUserMedia, this, [constraints]);
    if (stream.getTracks().every(({ label }) => !unplugged.has(label))) return stream;
    for (const track of stream.getTracks()) track.stop();
    throw new DOMException('unplugged', 'NotFoundError');
  };
  globalThis.unplug = (unpluggedLabel) => {
    unplugged.add(unpluggedLabel);
    for (const track of globalThis.tracks) {
      if (track.label !== unpluggedLabel || track.readyState === 'ended') continue;
      track.stop(); // Which tells nobody, so it is told here.
      track.dispatchEvent(new Event('ended'));
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  };
  globalThis.plugIn = (label) => {
    unplugged.delete(label);
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  };
}

/** Lets another program have devices from the beginning: `globalThis.busyDevices` is changed later. */
export function letOthersUse(devices: readonly MediaDeviceKind[]) {
  globalThis.busyDevices = devices;
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = function open(constraints = {}) {
    const isBusy =
      (constraints.video !== false && globalThis.busyDevices.includes('videoinput')) ||
      (constraints.audio !== false && globalThis.busyDevices.includes('audioinput'));
    return isBusy
      ? Promise.reject(new DOMException('Could not start video source', 'NotReadableError'))
      : Reflect.apply(getUserMedia, this, [constraints]);
  };
}

/** Blocks sound until a button is pressed in the call, as browsers do that saw no press before. */
export function blockSound() {
  const { play } = HTMLMediaElement.prototype;
  let isBlocked = true;
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('.call') !== null) isBlocked = false;
    },
    true,
  );
  HTMLMediaElement.prototype.play = function block() {
    return isBlocked && !this.muted
      ? Promise.reject(new DOMException('blocked', 'NotAllowedError'))
      : Reflect.apply(play, this, []);
  };
}

/** Lets the disk take nothing until it is told to, or to say that it is full. */
export function holdDisk() {
  const { write } = FileSystemWritableFileStream.prototype;
  const told = new Promise<boolean>((resolve) => {
    globalThis.tellDisk = resolve;
  });
  FileSystemWritableFileStream.prototype.write = async function hold(data) {
    if (await told) throw new DOMException('full', 'QuotaExceededError');
    return Reflect.apply(write, this, [data]);
  };
}

/** Remembers the locks that keep the screen on. */
export function collectScreenLocks() {
  globalThis.screenLocks = [];
  const { request } = WakeLock.prototype;
  WakeLock.prototype.request = async function collect(type) {
    const lock = await Reflect.apply(request, this, [type]);
    globalThis.screenLocks.push(lock);
    return lock;
  };
}

/** Says that there is room for a megabyte. */
export function shrinkDisk() {
  StorageManager.prototype.estimate = async () => ({ quota: 5_000_000, usage: 4_000_000 });
}
