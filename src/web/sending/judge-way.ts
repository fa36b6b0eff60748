import { lowestRung, rungFor } from './ladder.ts';

/** What was measured of the way to one person since the last time. */
export type Measured = {
  readonly atMs: number;
  /** Of the packets sent, 0 to 1, as the other side reports; undefined while it has not. */
  readonly lossRatio: number | undefined;
  /** What may be sent, as the browser estimates; undefined where it does not. */
  readonly availableBps: number | undefined;
  /** The browser sends less than it was asked for, because this machine is too slow. */
  readonly isCpuLimited: boolean;
};

/** What follows from all that was measured so far. */
export type Judgement = {
  /** The path is too poor for any picture: sound only. */
  readonly isPaused: boolean;
  /** The best rung of the ladder that the path carries. */
  readonly pathRung: number;
  /** By how many rungs this machine has to do less than it should. */
  readonly cpuSteps: number;
  readonly memory: Memory;
};

type Memory = {
  /** Since when something has been the case without a break. */
  readonly poorSinceMs: number | undefined;
  readonly calmSinceMs: number | undefined;
  readonly worseSinceMs: number | undefined;
  readonly betterSinceMs: number | undefined;
  readonly busySinceMs: number | undefined;
  readonly idleSinceMs: number | undefined;
  /** For how long the path must be calm before a picture is tried again. */
  readonly calmNeededMs: number;
  readonly idleNeededMs: number;
  readonly resumedAtMs: number | undefined;
  readonly relievedAtMs: number | undefined;
};

const calm = { firstMs: 10_000, mostMs: 80_000 };
const idle = { firstMs: 30_000, mostMs: 240_000 };

export const firstJudgement: Judgement = {
  isPaused: false,
  pathRung: 0,
  cpuSteps: 0,
  memory: {
    poorSinceMs: undefined,
    calmSinceMs: undefined,
    worseSinceMs: undefined,
    betterSinceMs: undefined,
    busySinceMs: undefined,
    idleSinceMs: undefined,
    calmNeededMs: calm.firstMs,
    idleNeededMs: idle.firstMs,
    resumedAtMs: undefined,
    relievedAtMs: undefined,
  },
};

// Sound with its headers takes about 60 kbit/s. Chromium's estimate never falls below what it must
// send at least, sound and 30 kbit/s of picture: it was seen to stay at 92 kbit/s on a path of 80
// that lost a quarter of the sound. Beyond such a loss hardly any picture comes whole, while Opus
// with its forward error correction stays understandable.
const poorBps = 110_000;
const poorLossRatio = 0.25;
const calmLossRatio = 0.05;
/** For the sound, before the picture gets anything. */
const soundBps = 60_000;

// Chromium begins with an estimate of 300 kbit/s and needs some seconds to find out the truth.
const worseForMs = 4_000;
const betterForMs = 6_000;
const poorForMs = 6_000;
const busyForMs = 6_000;
/** Only a path that has so much in reserve is asked for a larger picture. */
const reserve = 1.3;
/** A relapse within this time means that the attempt came too soon. */
const relapseMs = 30_000;

/**
 * Judges anew. Everything gets worse within seconds and better only slowly; what was tried in vain
 * is tried again after twice the time.
 */
export function judgeWay(before: Judgement, measured: Measured): Judgement {
  return judgeCpu(judgePause(judgeRung(before, measured), measured), measured);
}

/** Sizes the picture for what the path carries; the browser itself keeps to the bits. */
function judgeRung(before: Judgement, { atMs, availableBps, lossRatio = 0 }: Measured): Judgement {
  const { memory, pathRung } = before;
  // With sound alone the browser does not look for more: its estimate says nothing about pictures.
  if (availableBps === undefined || before.isPaused) return before;
  const pictureBps = Math.max(0, availableBps - soundBps) * (1 - lossRatio);
  const worseSinceMs = since(memory.worseSinceMs, rungFor(pictureBps) > pathRung, atMs);
  const betterSinceMs = since(memory.betterSinceMs, rungFor(pictureBps / reserve) < pathRung, atMs);
  const next = { ...before, memory: { ...memory, worseSinceMs, betterSinceMs } };
  if (hasLasted(worseSinceMs, worseForMs, atMs)) {
    const cleared = { ...next.memory, worseSinceMs: undefined };
    return { ...next, pathRung: rungFor(pictureBps), memory: cleared };
  }
  if (hasLasted(betterSinceMs, betterForMs, atMs)) {
    const cleared = { ...next.memory, betterSinceMs: undefined };
    return { ...next, pathRung: pathRung - 1, memory: cleared };
  }
  return next;
}

function judgePause(before: Judgement, measured: Measured): Judgement {
  const { atMs, availableBps = Infinity, lossRatio = 0 } = measured;
  const { memory } = before;
  if (before.isPaused) {
    const calmSinceMs = since(memory.calmSinceMs, lossRatio < calmLossRatio, atMs);
    if (!hasLasted(calmSinceMs, memory.calmNeededMs, atMs)) {
      return { ...before, memory: { ...memory, calmSinceMs } };
    }
    return {
      ...before,
      isPaused: false,
      pathRung: lowestRung,
      memory: { ...memory, calmSinceMs: undefined, resumedAtMs: atMs },
    };
  }
  const isPoor = lossRatio >= poorLossRatio || availableBps < poorBps;
  const poorSinceMs = since(memory.poorSinceMs, isPoor, atMs);
  if (!hasLasted(poorSinceMs, poorForMs, atMs)) {
    return { ...before, memory: { ...memory, poorSinceMs } };
  }
  const calmNeededMs = patience(memory.calmNeededMs, memory.resumedAtMs, atMs, calm);
  return { ...before, isPaused: true, memory: { ...memory, poorSinceMs: undefined, calmNeededMs } };
}

function judgeCpu(before: Judgement, { atMs, isCpuLimited }: Measured): Judgement {
  const { memory, cpuSteps } = before;
  const busySinceMs = since(memory.busySinceMs, isCpuLimited && cpuSteps < lowestRung, atMs);
  const idleSinceMs = since(memory.idleSinceMs, !isCpuLimited && cpuSteps > 0, atMs);
  const next = { ...before, memory: { ...memory, busySinceMs, idleSinceMs } };
  if (hasLasted(busySinceMs, busyForMs, atMs)) {
    const idleNeededMs = patience(memory.idleNeededMs, memory.relievedAtMs, atMs, idle);
    const cleared = { ...next.memory, busySinceMs: undefined, idleNeededMs };
    return { ...next, cpuSteps: cpuSteps + 1, memory: cleared };
  }
  if (hasLasted(idleSinceMs, memory.idleNeededMs, atMs)) {
    const cleared = { ...next.memory, idleSinceMs: undefined, relievedAtMs: atMs };
    return { ...next, cpuSteps: cpuSteps - 1, memory: cleared };
  }
  return next;
}

function since(before: number | undefined, isCase: boolean, atMs: number): number | undefined {
  return isCase ? (before ?? atMs) : undefined;
}

function hasLasted(sinceMs: number | undefined, forMs: number, atMs: number): boolean {
  return sinceMs !== undefined && atMs - sinceMs >= forMs;
}

/** Twice as long as the last time if that was in vain. */
function patience(
  lastMs: number,
  triedAtMs: number | undefined,
  atMs: number,
  { firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number },
): number {
  const isRelapse = triedAtMs !== undefined && atMs - triedAtMs < relapseMs;
  return isRelapse ? Math.min(lastMs * 2, mostMs) : firstMs;
}
