import { randomBytes } from 'node:crypto';
import { createSealKey } from '../client/seal.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { createDeadline } from './deadline.ts';
import { unreachable } from './enter-room.ts';
import { createLoopbackPerson, type LoopbackPerson, type PersonReport } from './loopback-person.ts';
import { findLoopbackProblems, noRelay, wasStopped } from './loopback-problems.ts';
import { nodeSealPlatform } from './seal-platform.ts';
import { loadTestClip } from './media/clip.ts';
import { createOneWayMeter } from './one-way.ts';
import type { Milestone } from './pair-meter.ts';
import { pause } from './pause.ts';
import type { RelayChoice } from './relay-choice.ts';

export type LoopbackOptions = {
  readonly serverUrl: string;
  /** What lets one in where a name alone does not. */
  readonly token?: string;
  /** Both sides may only use a relay. */
  readonly relay?: RelayChoice;
  /** How long both sides go on sending once everything flows. */
  readonly holdMs: number;
  /** Ends the call early; what was measured until then is reported. */
  readonly stop: AbortSignal;
};

/** Milliseconds from the start until both sides had got so far; undefined: one never did. */
export type SetUpTimes = {
  readonly signalingMs: number | undefined;
  readonly iceMs: number | undefined;
  readonly dtlsMs: number | undefined;
  readonly firstAudioMs: number | undefined;
  readonly firstVideoMs: number | undefined;
};

export type LoopbackReport = {
  /** Sound, picture and messages flowed both ways. */
  readonly ok: boolean;
  readonly url: string;
  readonly durationMs: number;
  readonly setUp: SetUpTimes;
  readonly people: readonly PersonReport[];
  readonly problems: readonly Finding[];
};

/** For joining and for everything to flow; an idle machine needs a quarter of a second. */
const setUpLimitMs = 10_000;

/**
 * Holds a call between two peers of this process through a real server. Resolves with what was
 * measured, whether it worked or not; throws `server-unreachable` or `refused` when there was no
 * room to meet in.
 */
export async function runLoopback(options: LoopbackOptions): Promise<LoopbackReport> {
  const { serverUrl, holdMs, stop } = options;
  const token = options.token === undefined ? {} : { token: options.token };
  const relay = options.relay === undefined ? {} : { relay: options.relay };
  const startMs = performance.now();
  const limit = createDeadline(setUpLimitMs, stop);
  const setUpEnd = limit.signal;
  const people: LoopbackPerson[] = [];
  let signalingMs: number | undefined;
  try {
    const clip = await loadTestClip();
    // Nobody else can be in it, or come in.
    const room = `loopback-${randomBytes(16).toString('base64url')}`;
    const key = createSealKey(nodeSealPlatform);
    const oneWay = createOneWayMeter();
    for (const intent of ['start', 'join'] as const) {
      const name = `loopback-${people.length + 1}`;
      const person = createLoopbackPerson({
        serverUrl,
        ...token,
        room,
        name,
        intent,
        key,
        clip,
        ...relay,
        oneWay,
      });
      people.push(person);
      await person.join(setUpEnd);
      if (stop.aborted) break;
      if (setUpEnd.aborted) throw unreachable(serverUrl);
    }
    if (!stop.aborted) signalingMs = performance.now() - startMs;
    const hasRelay = people.every((person) => person.hasRelay());
    if (hasRelay) await Promise.all(people.map((person) => person.meet(setUpEnd)));
    if (hasRelay && !setUpEnd.aborted) await pause(holdMs, stop);

    const reports = await Promise.all(people.map((person) => person.report()));
    const problems = hasRelay
      ? findLoopbackProblems(reports, options.relay)
      : [noRelay(options.relay)];
    const ok = problems.length === 0;
    return {
      ok,
      url: serverUrl,
      durationMs: performance.now() - startMs,
      setUp: { signalingMs, ...mediaTimes(reports, startMs) },
      people: reports,
      problems: !ok && stop.aborted ? [wasStopped] : problems,
    };
  } finally {
    limit.clear();
    await Promise.all(people.map((person) => person.close()));
  }
}

function mediaTimes(people: readonly PersonReport[], startMs: number) {
  const since = (step: Milestone) => {
    const times = people.flatMap(({ reached }) => reached[step] ?? []);
    return times.length < 2 ? undefined : Math.max(...times) - startMs;
  };
  return {
    iceMs: since('ice'),
    dtlsMs: since('dtls'),
    firstAudioMs: since('audio'),
    firstVideoMs: since('video'),
  };
}
