/** Who speaks; `speaker` is who was given the floor, also while nobody says anything. */
export type Speaking = {
  readonly speaker: string | undefined;
  readonly voices: ReadonlyMap<string, Voice>;
};

type Voice = {
  readonly isSpeaking: boolean;
  /** When this spell of speaking began. */
  readonly sinceMs: number;
  readonly heardMs: number;
};

export const nobodySpeaks: Speaking = { speaker: undefined, voices: new Map() };

/**
 * Of full scale: -34 dBFS starts, and only below -42 dBFS is it quiet. Speech lies at -15 to -30,
 * the noise of a room mostly below -50.
 */
const startLevel = 0.02;
const quietLevel = 0.008;
/** The pauses between words are shorter. */
const pauseMs = 700;
/** A cough does not take the floor. */
const takeoverMs = 1200;

/** Takes in how loud everyone is at a moment; who is not among `levels` has left. */
export function hearLevels(
  before: Speaking,
  levels: ReadonlyMap<string, number>,
  nowMs: number,
): Speaking {
  const voices = new Map<string, Voice>();
  for (const [id, level] of levels) voices.set(id, hear(before.voices.get(id), level, nowMs));
  return { voices, speaker: chooseSpeaker(before.speaker, voices, nowMs) };
}

/** The ids of those who speak. */
export function speakersOf({ voices }: Speaking): readonly string[] {
  return [...voices].filter(([, { isSpeaking }]) => isSpeaking).map(([id]) => id);
}

function hear(before: Voice | undefined, level: number, nowMs: number): Voice {
  if (before?.isSpeaking !== true) {
    return { isSpeaking: level >= startLevel, sinceMs: nowMs, heardMs: nowMs };
  }
  const heardMs = level >= quietLevel ? nowMs : before.heardMs;
  return { ...before, heardMs, isSpeaking: nowMs - heardMs < pauseMs };
}

function chooseSpeaker(
  current: string | undefined,
  voices: ReadonlyMap<string, Voice>,
  nowMs: number,
): string | undefined {
  const present = current !== undefined && voices.has(current) ? current : undefined;
  // Nobody is interrupted, or the picture would jump with every word that falls in between.
  if (present !== undefined && voices.get(present)?.isSpeaking === true) return present;
  const [longest] = [...voices]
    .filter(([, { isSpeaking, sinceMs }]) => isSpeaking && nowMs - sinceMs >= takeoverMs)
    .toSorted(([, one], [, other]) => one.sinceMs - other.sinceMs);
  return longest?.[0] ?? present;
}
