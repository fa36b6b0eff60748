import {
  factsLimits,
  noPairFacts,
  type CandidateFacts,
  type CheckFacts,
  type PairFacts,
  type PathFacts,
  type ServerFacts,
  type UdpReach,
} from '../protocol/pair-facts.ts';
import { familyOf, parseCandidate, scopeOf, type Candidate } from './candidate.ts';
import { showsAnswers } from './udp-reach.ts';

/** What a connection says of itself at one moment. */
export type ConnectionReading = Pick<
  PairFacts,
  'connection' | 'ice' | 'dtls' | 'hasDescribed' | 'wasDescribedTo' | 'gathering' | 'path'
> & {
  /** Another one after each ICE restart. */
  readonly generation: string;
  /** Texts of candidates (RFC 8839) that this generation has gathered and received. */
  readonly local: readonly string[];
  readonly remote: readonly string[];
  readonly checks: readonly CheckReading[];
};

/** The checks of one pair of candidates, since its beginning. */
export type CheckReading = Pick<CheckFacts, 'local' | 'remote' | 'protocol'> & {
  readonly id: string;
  readonly hasSucceeded: boolean;
  readonly hasFailed: boolean;
} & Counts;

type Counts = Pick<CheckFacts, 'sent' | 'answered' | 'heard'>;

/** Of one of the servers; the part of W3C webrtc-pc `RTCPeerConnectionIceErrorEvent` that tells. */
export type IceError = {
  readonly url: string;
  readonly errorCode: number;
  readonly errorText: string;
  /** The own one that the server was asked from. */
  readonly port: number | null;
};

type Generation = {
  readonly id: string;
  readonly beganAtMs: number;
  gathering: PairFacts['gathering'];
  local: readonly Candidate[];
  remote: readonly Candidate[];
};

/** Gathers what is seen of one connection, to tell it without addresses. */
export type FactsCollector = {
  readonly see: (reading: ConnectionReading) => void;
  readonly seeError: (error: IceError) => void;
  readonly facts: () => PairFacts;
};

/** By then a server that is reached has answered, and one that is not was asked often enough. */
const settledAfterMs = 5_000;
/** Pairs of candidates that are remembered after the connection has forgotten them. */
const maxChecks = 500;

export function createFactsCollector(
  serverUrls: readonly string[],
  now: () => number,
): FactsCollector {
  const errors = new Map<string, Set<number>>();
  const stunUrls = serverUrls.filter((url) => serverOf(url).kind === 'stun');
  /** Own ports from which the STUN servers were asked in vain. */
  const silentPorts = new Set<number>();
  let last: ConnectionReading | undefined;
  let current: Generation | undefined;
  /** The one before, if it came to an end: what is just being gathered proves nothing yet. */
  let settled: Generation | undefined;
  let path: PathFacts | undefined;
  let wasConnected = false;
  let lostAtMs: number | undefined;
  const checks = new Map<string, CheckReading>();
  /** What had been counted when the path was lost. */
  let before = new Map<string, CheckReading>();

  function see(reading: ConnectionReading) {
    last = reading;
    path = reading.path ?? path;
    seeGeneration(reading);
    if (reading.connection === 'connected') {
      wasConnected = true;
      lostAtMs = undefined;
      silentPorts.clear();
      errors.clear();
      checks.clear();
      before = byId(reading.checks);
      return;
    }
    if (wasConnected && lostAtMs === undefined) {
      lostAtMs = now();
      before = byId(reading.checks);
    }
    for (const check of reading.checks) {
      checks.set(check.id, since(check, before.get(check.id)));
    }
    for (const id of checks.keys()) {
      if (checks.size <= maxChecks) break;
      checks.delete(id);
    }
  }

  function seeGeneration({ generation: id, gathering, local, remote }: ConnectionReading) {
    if (current?.id !== id) {
      if (current !== undefined && isSettled(current)) settled = current;
      current = { id, beganAtMs: now(), gathering, local: [], remote: [] };
    }
    current.gathering = gathering;
    current.local = local.map(parseCandidate).filter((candidate) => candidate !== undefined);
    current.remote = remote.map(parseCandidate).filter((candidate) => candidate !== undefined);
  }

  function isSettled({ gathering, beganAtMs }: Generation) {
    return gathering === 'complete' || now() - beganAtMs >= settledAfterMs;
  }

  /** More careful than `readUdpReach`: of several networks one may be silent for ever. */
  function udpOf({ local, gathering, beganAtMs }: Generation): UdpReach {
    const udp = local.filter(({ protocol }) => protocol === 'udp');
    const own = udp.filter(({ type }) => type === 'host');
    if (udp.some(({ type }) => type === 'srflx')) return 'answered';
    if (gathering === 'complete' && local.length === 0) return 'no-address';
    if (own.length === 0 || !showsAnswers(own, stunUrls)) return 'unknown';
    const [only, ...more] = own.filter(({ port }) => !silentPorts.has(port));
    if (only === undefined) return 'silent';
    const isWaiting = gathering !== 'complete' && now() - beganAtMs >= settledAfterMs;
    return isWaiting && more.length === 0 ? 'silent' : 'unknown';
  }

  function facts(): PairFacts {
    if (last === undefined || current === undefined) return noPairFacts;
    const { connection, ice, dtls, hasDescribed, wasDescribedTo } = last;
    const generation = settled === undefined || isSettled(current) ? current : settled;
    return {
      version: 1,
      isOnline: true,
      connection,
      ice,
      ...(dtls === undefined ? {} : { dtls }),
      hasDescribed,
      wasDescribedTo,
      gathering: generation.gathering,
      udp: udpOf(generation),
      servers: serverFacts(serverUrls, errors),
      local: countCandidates(generation.local),
      remote: countCandidates(generation.remote),
      checks: sumChecks([...checks.values()]),
      ...(path === undefined ? {} : { path }),
      ...(lostAtMs === undefined ? {} : { lostMs: Math.round(now() - lostAtMs) }),
    };
  }

  return {
    see,
    seeError: ({ url, errorCode: code, errorText, port }) => {
      const { kind, transport } = serverOf(url);
      // 701 also stands for a name that was not found, and for addresses of another family.
      const isSilent = kind === 'stun' && /timed out/i.test(errorText);
      if (isSilent && port !== null && silentPorts.size < maxChecks) silentPorts.add(port);
      if (code < 300 || code > 799) return;
      const key = `${kind} ${transport}`;
      const codes = errors.get(key) ?? new Set();
      errors.set(key, codes);
      if (codes.size < factsLimits.errors) codes.add(code);
    },
    facts,
  };
}

function byId(checks: readonly CheckReading[]): Map<string, CheckReading> {
  return new Map(checks.map((check) => [check.id, check]));
}

function since(check: CheckReading, before: CheckReading | undefined): CheckReading {
  if (before === undefined) return check;
  const counts = mapCounts((name) => {
    const count = check[name];
    return count === undefined ? undefined : Math.max(0, count - (before[name] ?? 0));
  });
  // It succeeded before the path was lost; what counts is whether it still does.
  const hasSucceeded = check.hasSucceeded && counts.answered !== 0 && !before.hasSucceeded;
  return { ...check, ...counts, hasSucceeded };
}

function mapCounts(read: (name: keyof Counts) => number | undefined): Counts {
  const sent = read('sent');
  const answered = read('answered');
  const heard = read('heard');
  return {
    ...(sent === undefined ? {} : { sent }),
    ...(answered === undefined ? {} : { answered }),
    ...(heard === undefined ? {} : { heard }),
  };
}

function sumChecks(readings: readonly CheckReading[]): readonly CheckFacts[] {
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

function countCandidates(candidates: readonly Candidate[]): readonly CandidateFacts[] {
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

function serverFacts(
  urls: readonly string[],
  errors: ReadonlyMap<string, ReadonlySet<number>>,
): readonly ServerFacts[] {
  const servers = groupBy(urls.map(serverOf), ({ kind, transport }) => `${kind} ${transport}`);
  return servers.map(([{ kind, transport }]) => ({
    kind,
    transport,
    errors: [...(errors.get(`${kind} ${transport}`) ?? [])],
  }));
}

/** Of a URI (RFC 7064, RFC 7065). */
function serverOf(url: string): Omit<ServerFacts, 'errors'> {
  const kind = url.startsWith('turn') ? 'turn' : 'stun';
  if (/^(?:stun|turn)s:/.test(url)) return { kind, transport: 'tls' };
  return { kind, transport: /[?&]transport=tcp/.test(url) ? 'tcp' : 'udp' };
}
