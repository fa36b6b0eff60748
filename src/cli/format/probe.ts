import type { Finding } from '../../diagnosis/finding.ts';
import type { ProbeVerdict } from '../../diagnosis/probe.ts';
import type { HealthFact, RoundTrip, StunFact, TargetFacts } from '../../diagnosis/probe-facts.ts';
import type { ExitCode } from '../exit-codes.ts';

export type ProbeReport = {
  /** When the probe began. */
  readonly time: Date;
  readonly durationMs: number;
  readonly exit: ExitCode;
  readonly verdict: ProbeVerdict;
  readonly targets: readonly TargetFacts[];
};

/** `engage.probe/1`, documented in docs/cli.md. What was not measured is left out. */
export function probeJson({ time, durationMs, exit, verdict, targets }: ProbeReport) {
  return {
    schema: 'engage.probe/1',
    time: time.toISOString(),
    durationMs: Math.round(durationMs),
    exit,
    verdict,
    signaling: targets.flatMap((target) =>
      target.kind === 'server' ? [healthJson(target.health)] : [],
    ),
    stun: targets.flatMap((target) => target.stun.map(stunJson)),
  };
}

function healthJson(health: HealthFact) {
  const { url, ok } = health;
  return ok
    ? { url, ok, durationMs: hundredths(health.durationMs) }
    : { url, ok, error: health.error };
}

function stunJson(fact: StunFact) {
  return {
    url: fact.url,
    addr: fact.address,
    family: fact.family,
    ok: fact.ok,
    mapped: fact.ok ? fact.mapped : undefined,
    rtt: fact.rttMs && rttJson(fact.rttMs),
    sent: fact.sent,
    lost: fact.lost,
    error: fact.ok ? undefined : fact.error,
  };
}

function rttJson({ min, median, max, jitter }: RoundTrip) {
  return {
    min: hundredths(min),
    median: hundredths(median),
    max: hundredths(max),
    jitter: jitter === undefined ? undefined : hundredths(jitter),
  };
}

/** The verdict, a row for each measurement, and what to do. */
export function formatProbe({ verdict, targets }: ProbeReport): string {
  const lines = [
    verdict.text,
    '',
    ...targets.flatMap((target) => [
      ...(target.kind === 'server' ? [healthRow(target.health)] : []),
      ...target.stun.map(stunRow),
    ]),
    ...verdict.fixes.flatMap((fix) => fixLines(fix, verdict.text)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the verdict says already is not said again. */
function fixLines({ problem, action }: Finding, said: string): readonly string[] {
  return ['', ...(said.includes(problem) ? [] : [`problem: ${problem}`]), `fix:     ${action}`];
}

function healthRow(health: HealthFact): string {
  return health.ok
    ? `  ok      ${health.url}  answered in ${shown(health.durationMs)} ms`
    : `  failed  ${health.url}  ${words(health.error.code)}`;
}

function stunRow(fact: StunFact): string {
  const where = [fact.url, fact.family].filter((word) => word !== undefined).join(' ');
  if (!fact.ok) return `  failed  ${where}  ${words(fact.error.code)}`;
  const { min, median, max, jitter } = fact.rttMs;
  const spread = `${shown(min)} to ${shown(max)}`;
  const details = jitter === undefined ? spread : `${spread}, jitter ${shown(jitter)}`;
  return (
    `  ok      ${where}  ${fact.received} of ${fact.sent} answered in ${shown(median)} ms ` +
    `(${details}), seen as ${shownAddress(fact.mapped)}`
  );
}

function words(code: string): string {
  return code.replaceAll('-', ' ');
}

function shownAddress({ address, port }: { readonly address: string; readonly port: number }) {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Below 10 ms the tenth tells something. */
function shown(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}

/** The clock has more digits than the measurement. */
function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100;
}
