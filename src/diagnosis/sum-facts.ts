import {
  factsLimits,
  type CandidateFacts,
  type CheckFacts,
  type ServerFacts,
} from '../protocol/pair-facts.ts';
import { familyOf, scopeOf, type Candidate } from './candidate.ts';

// From single candidates, checks and servers to kinds and counts: addresses end here.

/** The checks of one pair of candidates, since its beginning. */
export type CheckReading = Pick<CheckFacts, 'local' | 'remote' | 'protocol'> & {
  readonly id: string;
  readonly hasSucceeded: boolean;
  readonly hasFailed: boolean;
} & Counts;

type Counts = Pick<CheckFacts, 'sent' | 'answered' | 'heard'>;

/** Of each count that is known; the others stay absent. */
export function mapCounts(read: (name: keyof Counts) => number | undefined): Counts {
  const sent = read('sent');
  const answered = read('answered');
  const heard = read('heard');
  return {
    ...(sent === undefined ? {} : { sent }),
    ...(answered === undefined ? {} : { answered }),
    ...(heard === undefined ? {} : { heard }),
  };
}

export function sumChecks(readings: readonly CheckReading[]): readonly CheckFacts[] {
  return groupBy(readings, ({ local, remote, protocol }) => `${local} ${remote} ${protocol}`).map(
    sumGroup,
  );
}

function sumGroup(checks: readonly [CheckReading, ...CheckReading[]]): CheckFacts {
  const [{ local, remote, protocol }] = checks;
  return {
    local,
    remote,
    protocol,
    pairs: checks.length,
    succeeded: checks.filter(({ hasSucceeded }) => hasSucceeded).length,
    failed: checks.filter(({ hasFailed }) => hasFailed).length,
    ...mapCounts((name) =>
      checks.reduce<number | undefined>(
        (sum, check) => (check[name] === undefined ? sum : (sum ?? 0) + check[name]),
        undefined,
      ),
    ),
  };
}

export function countCandidates(candidates: readonly Candidate[]): readonly CandidateFacts[] {
  return groupBy(candidates, ({ type, protocol, address }) =>
    [type, protocol, scopeOf(address), familyOf(address)].join(' '),
  ).map(countGroup);
}

function countGroup(candidates: readonly [Candidate, ...Candidate[]]): CandidateFacts {
  const [{ type, protocol, address }] = candidates;
  const family = familyOf(address);
  return {
    type,
    protocol,
    ...(family === undefined ? {} : { family }),
    scope: scopeOf(address),
    count: candidates.length,
  };
}

/** At most as many groups as may be told. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group !== undefined) group.push(item);
    else if (groups.size < factsLimits.entries) groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

export function serverFacts(
  urls: readonly string[],
  errors: ReadonlyMap<string, ReadonlySet<number>>,
): readonly ServerFacts[] {
  const servers = groupBy(urls.map(serverOf), ({ kind, transport }) => `${kind} ${transport}`);
  return servers.map(([{ kind, transport }]) => ({
    kind,
    transport,
    errors: [...(errors.get(`${kind} ${transport}`) ?? [])].slice(0, factsLimits.errors),
  }));
}

/** Of a URI (RFC 7064, RFC 7065). */
export function serverOf(url: string): Omit<ServerFacts, 'errors'> {
  const kind = url.startsWith('turn') ? 'turn' : 'stun';
  if (/^(?:stun|turn)s:/.test(url)) return { kind, transport: 'tls' };
  return { kind, transport: /[?&]transport=tcp/.test(url) ? 'tcp' : 'udp' };
}
