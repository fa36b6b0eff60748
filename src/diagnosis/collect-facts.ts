import {
  noPairFacts,
  type PairFacts,
  type PathFacts,
  type UdpReach,
} from '../protocol/pair-facts.ts';
import { parseCandidate, type Candidate } from './candidate.ts';
import {
  countCandidates,
  mapCounts,
  serverFacts,
  serverOf,
  sumChecks,
  type CheckReading,
} from './sum-facts.ts';
import { serverPatienceMs, showsAnswers } from './udp-reach.ts';

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

/** Pairs of candidates that are remembered after the connection has forgotten them. */
const maxChecks = 500;

export function createFactsCollector(
  serverUrls: readonly string[],
  now: () => number,
): FactsCollector {
  const errors = new Map<string, Set<number>>();
  const stunUrls = serverUrls.filter((url) => serverOf(url).kind === 'stun');
  /** Of each STUN server, the own ports from which it was asked in vain. */
  const silences = new Map<string, Set<number>>(stunUrls.map((url) => [url, new Set()]));
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
      for (const ports of silences.values()) ports.clear();
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
    return gathering === 'complete' || now() - beganAtMs >= serverPatienceMs;
  }

  /** More careful than `readUdpReach`: of several networks one may be silent for ever. */
  function udpOf({ local, gathering, beganAtMs }: Generation): UdpReach {
    const udp = local.filter(({ protocol }) => protocol === 'udp');
    const own = udp.filter(({ type }) => type === 'host');
    if (udp.some(({ type }) => type === 'srflx')) return 'answered';
    if (gathering === 'complete' && local.length === 0) return 'no-address';
    if (own.length === 0 || !showsAnswers(own, stunUrls)) return 'unknown';
    const [only, ...more] = own.filter(({ port }) =>
      [...silences.values()].some((ports) => !ports.has(port)),
    );
    if (only === undefined) return 'silent';
    const isWaiting = gathering !== 'complete' && now() - beganAtMs >= serverPatienceMs;
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
      gatheringMs: Math.round(now() - generation.beganAtMs),
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
      // Chromium asks TURN servers over STUN as well, and puts in the port where it is left out.
      const ports = silences.get(url) ?? silences.get(url.replace(/:3478$/, ''));
      if (/timed out/i.test(errorText) && port !== null && ports && ports.size < maxChecks) {
        ports.add(port);
      }
      if (code < 300 || code > 799) return;
      const key = `${kind} ${transport}`;
      const codes = errors.get(key) ?? new Set();
      errors.set(key, codes);
      codes.add(code);
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
