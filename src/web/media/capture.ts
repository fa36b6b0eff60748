import type { DeviceKind, DevicePermission } from '../../diagnosis/devices.ts';
import { readPermission } from './permission.ts';
import type { SoundProcessing } from './sound-processing.ts';

/** Which device a person wants: any, or one by its id. */
export type DeviceWish = 'any' | { readonly deviceId: string };

export type Wishes = { readonly [Kind in DeviceKind]?: DeviceWish };

type Quality = 'preferred' | 'anything';

/** Why a device gave no track, in the words of `getUserMedia` and of the Permissions API. */
export type CaptureFailure = {
  readonly errorName: string;
  readonly permission: DevicePermission;
};

export type CaptureResult =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly failure: CaptureFailure };

export type CaptureResults = { readonly [Kind in DeviceKind]?: CaptureResult };

/**
 * Opens the wished devices. Both are asked for at once, which is one question of the browser; when
 * that fails each is tried alone, so that a missing camera does not cost the microphone. Never
 * rejects for a device.
 */
export async function capture(wishes: Wishes, sound: SoundProcessing): Promise<CaptureResults> {
  const kinds = (['camera', 'microphone'] as const).filter((kind) => wishes[kind] !== undefined);
  if (kinds.length === 0) return {};
  if (kinds.length === 2) {
    const together = await open(wishes, sound, 'preferred');
    if (together instanceof MediaStream) {
      return {
        camera: firstTrack(together, 'camera'),
        microphone: firstTrack(together, 'microphone'),
      };
    }
    if (isRefusal(together) && !(await isWorthAskingAgain())) {
      return {
        camera: await failure(together, 'camera'),
        microphone: await failure(together, 'microphone'),
      };
    }
  }
  const results: { [Kind in DeviceKind]?: CaptureResult } = {};
  for (const kind of kinds) results[kind] = await captureOne(kind, wishes[kind] ?? 'any', sound);
  return results;
}

async function captureOne(
  kind: DeviceKind,
  wish: DeviceWish,
  sound: SoundProcessing,
): Promise<CaptureResult> {
  let opened = await open({ [kind]: wish }, sound, 'preferred');
  // A camera that has no picture in the preferred range, or a remembered device that is gone.
  if (isError(opened, 'OverconstrainedError')) {
    opened = await open({ [kind]: wish }, sound, 'anything');
  }
  return opened instanceof MediaStream ? firstTrack(opened, kind) : failure(opened, kind);
}

async function open(wishes: Wishes, sound: SoundProcessing, quality: Quality) {
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: wishes.camera === undefined ? false : cameraConstraints(wishes.camera, quality),
      audio:
        wishes.microphone === undefined
          ? false
          : { ...device(wishes.microphone, quality), ...sound },
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

// A face at 4:3 and 24 pictures a second is pleasant and lets a mesh of several people work on a
// common uplink; below 480 pixels of width it is not.
function cameraConstraints(wish: DeviceWish, quality: Quality) {
  const width = { ideal: 720, max: 1280 };
  return {
    ...device(wish, quality),
    width: quality === 'preferred' ? { min: 480, ...width } : width,
    aspectRatio: { ideal: 4 / 3 },
    frameRate: quality === 'preferred' ? { ideal: 24, max: 24 } : { ideal: 24 },
  };
}

function device(wish: DeviceWish, quality: Quality) {
  if (wish === 'any') return {};
  const { deviceId } = wish;
  return { deviceId: quality === 'preferred' ? { exact: deviceId } : { ideal: deviceId } };
}

function firstTrack(stream: MediaStream, kind: DeviceKind): CaptureResult {
  const [track] = kind === 'camera' ? stream.getVideoTracks() : stream.getAudioTracks();
  return track === undefined
    ? { ok: false, failure: { errorName: 'NotFoundError', permission: undefined } }
    : { ok: true, track };
}

async function failure(error: Error, kind: DeviceKind): Promise<CaptureResult> {
  return {
    ok: false,
    failure: { errorName: error.name, permission: await readPermission(kind) },
  };
}

function isError(opened: MediaStream | Error, name: string): opened is Error {
  return opened instanceof Error && opened.name === name;
}

function isRefusal(error: Error): boolean {
  return error.name === 'NotAllowedError' || error.name === 'SecurityError';
}

/** When exactly one of the two is blocked, the other may still be had; a closed question is an answer. */
async function isWorthAskingAgain(): Promise<boolean> {
  const camera = await readPermission('camera');
  const microphone = await readPermission('microphone');
  return camera !== microphone;
}
