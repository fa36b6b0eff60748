/* oxlint-disable typescript/unbound-method -- they are called with their own `this` again */
// These run in a page before its own code.

declare global {
  /** The loudspeakers that elements were told to play through, newest last. */
  var sinks: string[];
  /** Every track the page was given, newest last. */
  var tracks: MediaStreamTrack[];
  /** Whether the page has asked the STUN servers, which is the last thing it checks. */
  var hasChecked: boolean;
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
