import type { Finding } from './finding.ts';
import { familyFinding, healthFinding, lossFinding, stunFinding } from './probe-findings.ts';
import type { StunFact, TargetFacts } from './probe-facts.ts';

export type ProbeVerdictCode =
  | 'reachable'
  /** Reachable, but some packets got no answer. */
  | 'lossy'
  /** The server answers and names no STUN server to measure. */
  | 'no-stun'
  /** The server answers over HTTP, a STUN server that it names does not over UDP. */
  | 'stun-silent'
  | 'stun-unreachable'
  | 'server-unreachable'
  /** Something else than an Engage server answers. */
  | 'not-engage'
  /** Of several targets only some answer, or none. */
  | 'partly-reachable'
  | 'unreachable'
  | 'stopped';

export type ProbeVerdict = {
  readonly code: ProbeVerdictCode;
  /** One or two sentences, with what is not known. */
  readonly text: string;
  readonly fixes: readonly Finding[];
};

type TargetVerdict = ProbeVerdict & { readonly isReached: boolean };

const unknownRest = 'Whether this network lets calls from other networks in was not measured.';

/** Says what the facts mean, and nothing that they do not show. */
export function diagnoseProbe(targets: readonly TargetFacts[]): ProbeVerdict {
  const verdicts = targets.map(diagnoseTarget);
  const fixes = withoutRepeats(verdicts.flatMap((verdict) => verdict.fixes));
  if (targets.some(isStopped)) {
    return { code: 'stopped', text: 'Stopped before every answer was in.', fixes };
  }
  const [only, ...others] = verdicts;
  if (only !== undefined && others.length === 0) {
    return { code: only.code, text: only.text, fixes };
  }
  const reached = verdicts.filter((verdict) => verdict.isReached).length;
  if (reached === verdicts.length) {
    const code = verdicts.some((verdict) => verdict.code === 'lossy') ? 'lossy' : 'reachable';
    return { code, text: `All ${reached} targets answer. ${unknownRest}`, fixes };
  }
  return reached === 0
    ? { code: 'unreachable', text: `None of the ${verdicts.length} targets answers.`, fixes }
    : {
        code: 'partly-reachable',
        text: `${reached} of ${verdicts.length} targets answer${reached === 1 ? 's' : ''}.`,
        fixes,
      };
}

function diagnoseTarget(target: TargetFacts): TargetVerdict {
  if (target.kind === 'stun') return diagnoseStun(target.stun, target.url);
  const { health, stun } = target;
  if (!health.ok) {
    const isOther = ['redirected', 'web-page', 'not-engage'].includes(health.error.code);
    return {
      code: isOther ? 'not-engage' : 'server-unreachable',
      text: isOther ? health.error.text : `The server cannot be reached. ${health.error.text}`,
      fixes: [healthFinding(health.error)],
      isReached: false,
    };
  }
  if (stun.length === 0) {
    return {
      code: 'no-stun',
      text: 'The server answers over HTTP. It names no STUN server, so UDP was not measured.',
      fixes: [],
      isReached: true,
    };
  }
  return diagnoseServer(stun);
}

/** The server answers over HTTP; what of UDP? */
function diagnoseServer(stun: readonly StunFact[]): TargetVerdict {
  const urls = [...new Set(stun.map((fact) => fact.url))];
  const verdicts = urls.map((url) =>
    diagnoseStun(
      stun.filter((fact) => fact.url === url),
      url,
    ),
  );
  const fixes = verdicts.flatMap((verdict) => verdict.fixes);
  const silent = verdicts.find((verdict) => !verdict.isReached);
  if (silent !== undefined) {
    const text = `The server answers over HTTP, but calls beyond this network may fail. ${silent.text}`;
    return { code: 'stun-silent', text, fixes, isReached: false };
  }
  const lossy = verdicts.find((verdict) => verdict.code === 'lossy');
  if (lossy !== undefined) return { ...lossy, fixes };
  const text = `This machine reaches the server over HTTP and over UDP. ${unknownRest}`;
  return { code: 'reachable', text, fixes, isReached: true };
}

/** All facts are of this one URL. */
function diagnoseStun(facts: readonly StunFact[], url: string): TargetVerdict {
  const answered = facts.filter((fact) => fact.ok);
  const silent = facts.filter((fact) => !fact.ok);
  if (answered.length === 0) {
    return {
      code: 'stun-unreachable',
      text: silentText(silent, url),
      fixes: silent.map((fact) => stunFinding(fact.error)),
      isReached: false,
    };
  }
  // A network without IPv6 is nothing to repair.
  const halves = silent.filter((fact) => fact.error.code !== 'unreachable').map(familyFinding);
  const lost = answered.reduce((sum, fact) => sum + fact.lost, 0);
  if (lost === 0) {
    const text = `This machine reaches ${url} over UDP. ${unknownRest}`;
    return { code: 'reachable', text, fixes: halves, isReached: true };
  }
  const sent = answered.reduce((sum, fact) => sum + fact.sent, 0);
  return {
    code: 'lossy',
    text: `This machine reaches ${url}, but ${lost} of ${sent} packets got no answer. On which way they were lost cannot be told.`,
    fixes: [lossFinding(url, lost, sent), ...halves],
    isReached: true,
  };
}

function silentText(silent: readonly Extract<StunFact, { ok: false }>[], url: string): string {
  if (silent.every((fact) => fact.error.code === 'no-reply')) {
    return (
      `No answer from ${url} over UDP. ` +
      'Whether a firewall holds UDP back or nobody is there cannot be told from here.'
    );
  }
  return `No answer from ${url}. ${silent.map((fact) => fact.error.text).join(' ')}`;
}

function isStopped(target: TargetFacts): boolean {
  const facts = target.kind === 'server' ? [target.health, ...target.stun] : target.stun;
  return facts.some((fact) => !fact.ok && fact.error.code === 'stopped');
}

function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.code} ${finding.problem}`, finding]));
  return [...seen.values()].filter((finding) => finding.code !== 'stopped');
}
