import type { Distribution } from '../../peer/load/distribution.ts';
import type { LoadReport, LoadSituation } from '../../peer/load/run-load.ts';

/** The bounds that were given, and the sentences about those that were missed. */
type Bounds = { readonly maxP95?: number; readonly maxFailed: number };
type Verdict = { readonly ok: boolean; readonly missed: readonly string[] };

export function judgeLoad(report: LoadReport, { maxP95, maxFailed }: Bounds): Verdict {
  const { situation, setUpMs } = report;
  const failedPercent = 100 * (1 - situation.setUp / Math.max(1, situation.begun));
  const missed = [
    ...(failedPercent > maxFailed
      ? [
          `${failedPercent.toFixed(1)} % were never set up; ${maxFailed} % were allowed (--max-failed).`,
        ]
      : []),
    ...(maxP95 !== undefined && (setUpMs === undefined || setUpMs.p95 > maxP95)
      ? [
          `95 % were set up within ${setUpMs === undefined ? 'no time that was measured' : inMs(setUpMs.p95)}; ` +
            `${maxP95} ms were allowed (--max-p95).`,
        ]
      : []),
  ];
  return { ok: missed.length === 0, missed };
}

/** `engage.load/1`, documented in docs/cli.md. */
export function loadJson(report: LoadReport, hasMedia: boolean, { ok }: Verdict) {
  const { situation, counts, self } = report;
  return {
    schema: 'engage.load/1',
    ok,
    url: report.url,
    media: hasMedia,
    durationMs: Math.round(report.durationMs),
    people: report.people,
    begun: situation.begun,
    joined: situation.joined,
    setUp: situation.setUp,
    joinsPerSecond: rounded(report.joinsPerSecond),
    joinMs: distributionJson(report.joinMs),
    setUpMs: distributionJson(report.setUpMs),
    relayMs: distributionJson(report.relayMs),
    messages: counts,
    socketsLost: report.losses,
    failures: report.failures,
    self: { cpuShare: rounded(self.cpuShare), maxResidentBytes: self.maxResidentBytes },
  };
}

/** The line that is drawn over and over while it runs. */
export function situationLine({ phase, joined, setUp, failed }: LoadSituation, people: number) {
  const what = phase === 'ramp' ? 'People come' : 'Everybody stays';
  return `${what}: ${joined} of ${people} in, ${setUp} set up, ${failed} failed`;
}

export function formatLoad(report: LoadReport, hasMedia: boolean, { missed }: Verdict): string {
  const { situation, counts, self, failures, losses } = report;
  const unit = hasMedia ? 'packets' : 'messages';
  const lines = [
    `${situation.setUp} of ${report.people} people were set up at ${report.url}.`,
    '',
    `  came in          ${situation.joined}, ${report.joinsPerSecond.toFixed(1)} a second`,
    ...distributionLine('let in', report.joinMs),
    ...distributionLine(hasMedia ? 'all media there' : 'all set up', report.setUpMs),
    ...distributionLine('a message there', report.relayMs),
    `  ${unit.padEnd(17)}${counts.sent} sent, ${counts.received} received, ${counts.lost} lost`,
    ...(losses === 0 ? [] : [`  sockets lost     ${losses}`]),
    `  this process     ${(self.cpuShare * 100).toFixed(0)} % of a core, ${(self.maxResidentBytes / 1e6).toFixed(0)} MB`,
    ...failures.map(({ cause, count }) => `  failed           ${count}: ${cause}`),
    ...missed.map((sentence) => `\nmissed: ${sentence}`),
  ];
  return `${lines.join('\n')}\n`;
}

function distributionLine(what: string, times: Distribution | undefined): readonly string[] {
  if (times === undefined) return [];
  const { p50, p95, p99, max } = times;
  return [
    `  ${what.padEnd(17)}${inMs(p50)} (half), ${inMs(p95)} (95 %), ${inMs(p99)} (99 %), ${inMs(max)} at most`,
  ];
}

function distributionJson(times: Distribution | undefined) {
  if (times === undefined) return undefined;
  const { p50, p95, p99, max } = times;
  return { p50: rounded(p50), p95: rounded(p95), p99: rounded(p99), max: rounded(max) };
}

function inMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

/** The clock has more digits than the measurement. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
