import type { DeviceFacts } from '../../diagnosis/devices.ts';
import type { CaptureFailure } from './capture.ts';

/** What a camera or a microphone is doing. */
export type Source =
  /** Asked for; the browser may be asking the person. */
  | { readonly state: 'starting' }
  | { readonly state: 'live'; readonly track: MediaStreamTrack }
  /** Not wanted: no device is chosen, or it is switched off. */
  | { readonly state: 'off' }
  | { readonly state: 'failed'; readonly facts: DeviceFacts };

export const off: Source = { state: 'off' };

export function failed(facts: DeviceFacts): Source {
  return { state: 'failed', facts };
}

/** Whether another program, or another page, has the device. */
export function isBusy({ errorName }: Pick<CaptureFailure, 'errorName'>): boolean {
  return errorName === 'NotReadableError' || errorName === 'AbortError';
}

/** Whether it may be had as soon as the person allows it. */
export function isRefused(source: Source): boolean {
  if (source.state !== 'failed' || source.facts.kind !== 'capture-failed') return false;
  return ['NotAllowedError', 'SecurityError'].includes(source.facts.errorName);
}

/** Whether it may be had as soon as something is plugged in. */
export function isWaitingForDevice(source: Source): boolean {
  if (source.state !== 'failed') return false;
  const { facts } = source;
  return (
    facts.kind === 'device-stopped' ||
    (facts.kind === 'capture-failed' && facts.errorName === 'NotFoundError')
  );
}

/** Whether the system, or another program, has or had the device and may have given it back. */
export function wasTaken(source: Source): boolean {
  // The event that tells of it may still be under way.
  if (source.state === 'live') return source.track.readyState === 'ended';
  if (source.state !== 'failed') return false;
  const { facts } = source;
  return facts.kind === 'capture-failed' ? isBusy(facts) : facts.kind === 'device-stopped';
}
