import type { Clock } from './ports.ts';

// At once for a blip, then soon, then steadily: a server that restarts is back within seconds, and
// one that stays away is not hammered.
const delaysMs = [0, 300, 1_200, 2_700, 4_800] as const;
const steadyDelayMs = 7_000;
const firstJitteredAttempt = 3;

/** How long to wait before the n-th attempt (from 1); jitter keeps a crowd from coming at once. */
export function reconnectDelayMs(attempt: number, clock: Clock): number {
  const delayMs = delaysMs[attempt - 1] ?? steadyDelayMs;
  return attempt < firstJitteredAttempt ? delayMs : delayMs * (0.5 + clock.random());
}
