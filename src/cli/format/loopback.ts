import type { PersonReport } from '../../peer/loopback-person.ts';
import type { OneWayReport } from '../../peer/one-way.ts';
import type { PairReport } from '../../peer/pair-meter.ts';
import type { Protection } from '../../protocol/protection.ts';
import type { LoopbackReport, SetUpTimes } from '../../peer/loopback.ts';

/** `engage.loopback/1`, documented in docs/cli.md. What was not reached or measured is left out. */
export function loopbackJson({ ok, url, durationMs, setUp, people, problems }: LoopbackReport) {
  return {
    schema: 'engage.loopback/1',
    ok,
    url,
    durationMs: Math.round(durationMs),
    setup: {
      signalingMs: rounded(setUp.signalingMs),
      iceMs: rounded(setUp.iceMs),
      dtlsMs: rounded(setUp.dtlsMs),
      firstAudioMs: rounded(setUp.firstAudioMs),
      firstVideoMs: rounded(setUp.firstVideoMs),
    },
    peers: people.map(personJson),
    problems,
  };
}

function personJson({ name, pair, oneWay, protection }: PersonReport) {
  if (pair === undefined) return { name };
  const { sent, received, data, path, relayTransport } = pair;
  return {
    name,
    protection,
    sent: {
      ...sent,
      videoFrames: oneWay?.sent.frames,
      framesPerSecond: rounded(oneWay?.sent.framesPerSecond),
    },
    received: {
      audioPackets: received.audio.packets,
      audioBytes: received.audio.bytes,
      videoPackets: received.video.packets,
      videoBytes: received.video.bytes,
      videoFrames: received.video.frames,
      framesPerSecond: rounded(received.video.framesPerSecond),
    },
    lost: received.audio.lost + received.video.lost,
    late: received.audio.late + received.video.late,
    jitterMs: {
      audio: rounded(received.audio.jitterMs),
      video: rounded(received.video.jitterMs),
    },
    delayMs: oneWay?.delayMs && {
      p50: rounded(oneWay.delayMs.p50),
      p95: rounded(oneWay.delayMs.p95),
    },
    data: { ...data, rttMs: rounded(data.rttMs) },
    path,
    relay: relayTransport,
  };
}

/** The verdict, when each step was done, what each side received, and what to do. */
export function formatLoopback({ ok, url, setUp, people, problems }: LoopbackReport): string {
  const lines = [
    ok
      ? `A call through ${url} works: sound, picture and messages flowed both ways.`
      : `A call through ${url} was not seen to work.`,
    '',
    ...stepLines(setUp),
    '',
    ...people.flatMap(personLines),
    ...problems.flatMap(({ problem, action }) => ['', `problem: ${problem}`, `fix:     ${action}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function stepLines(setUp: SetUpTimes): readonly string[] {
  const steps = [
    ['both in the room', setUp.signalingMs],
    ['path found (ICE)', setUp.iceMs],
    ['keys agreed (DTLS)', setUp.dtlsMs],
    ['first sound', setUp.firstAudioMs],
    ['first picture', setUp.firstVideoMs],
  ] as const;
  return steps.map(([step, ms]) => `  ${step.padEnd(20)}${since(ms)}`);
}

function since(ms: number | undefined): string {
  return ms === undefined ? 'never' : `after ${ms.toFixed(0)} ms`;
}

function personLines({ name, pair, oneWay, protection }: PersonReport): readonly string[] {
  if (pair === undefined) return [`  ${name}  met nobody`];
  const { received, data } = pair;
  const { audio, video } = received;
  const indent = ' '.repeat(name.length);
  const messages = `${data.echoed} of ${data.sent} messages came back`;
  return [
    `  ${name}  received ${audio.packets} packets of sound, ${video.frames} pictures ` +
      `(${video.packets} packets), ${audio.lost + video.lost} lost`,
    `  ${indent}  ${messages}${data.rttMs === undefined ? '' : ` in ${data.rttMs.toFixed(1)} ms`}` +
      `, path ${describePath(pair)}`,
    ...qualityLines(received, oneWay).map((line) => `  ${indent}  ${line}`),
    ...(protection === undefined ? [] : [`  ${indent}  ${protectionWords[protection]}`]),
  ];
}

function describePath({ path, relayTransport }: PairReport): string {
  if (path === undefined) return 'none';
  const relay =
    relayTransport === undefined ? '' : `, to its relay over ${relayTransport.toUpperCase()}`;
  return `${path.local} to ${path.remote} over ${path.protocol.toUpperCase()}${relay}`;
}

/** What was too short to be measured is not said. */
function qualityLines(
  { audio, video }: PairReport['received'],
  oneWay: OneWayReport | undefined,
): readonly string[] {
  const [came, went] = [video.framesPerSecond, oneWay?.sent.framesPerSecond];
  const delayMs = oneWay?.delayMs;
  return [
    came === undefined || went === undefined
      ? []
      : `${came.toFixed(1)} pictures a second came, ${went.toFixed(1)} were sent`,
    delayMs === undefined
      ? []
      : `${delayMs.p50.toFixed(1)} ms on the way (95 %: ${delayMs.p95.toFixed(1)} ms), ` +
        `${audio.late + video.late} out of order`,
    audio.jitterMs === undefined || video.jitterMs === undefined
      ? []
      : `jitter ${audio.jitterMs.toFixed(1)} ms of sound, ${video.jitterMs.toFixed(1)} ms of pictures`,
  ].flat();
}

const protectionWords: Record<Protection, string> = {
  sealed: 'sealed: the server could neither read nor change how they connected',
  open: 'not sealed: the server could have stepped in between',
};

/** The clock has more digits than the measurement. */
function rounded(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms * 100) / 100;
}
