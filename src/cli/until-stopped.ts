import type { Io } from './io.ts';

/** Resolves when the user wants the command to end. */
export function untilStopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Resolves when the command is to end: `drain` when it should disturb nobody by that. */
export async function untilTerminated(io: Io): Promise<'drain' | 'stop'> {
  const terminated = new Promise<'drain'>((resolve) => io.onTerminate(() => resolve('drain')));
  return Promise.race([terminated, untilStopped(io.stop).then(() => 'stop' as const)]);
}

/** Resolves when `work` is done, when its time is over, or when the user will not wait. */
export async function untilDone(
  work: Promise<void>,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<void> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMs);
  await Promise.race([work, untilStopped(AbortSignal.any([stop, timeout.signal]))]);
  clearTimeout(timer);
}
