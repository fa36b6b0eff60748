import {
  DecodeError,
  flag,
  integer,
  list,
  number,
  oneOf,
  optional,
  record,
  type Fields,
} from './fields.ts';

// What one side of a pair knows of the way to the other: kinds and counts, never an address, a name
// or a credential. It travels in the peer message `facts`, which docs/protocol.md specifies.

/** Kinds of candidates (RFC 8445, section 5.1.1). */
export const candidateTypes = ['host', 'srflx', 'prflx', 'relay'] as const;
export type CandidateType = (typeof candidateTypes)[number];

const ipFamilies = ['IPv4', 'IPv6'] as const;
export type IpFamily = (typeof ipFamilies)[number];

/** `carrier` is the range of a NAT of the provider (RFC 6598); `name` hides an address (mDNS). */
const addressScopes = ['public', 'private', 'carrier', 'link-local', 'loopback', 'name'] as const;
export type AddressScope = (typeof addressScopes)[number];

const udpReaches = ['answered', 'silent', 'no-address', 'unknown'] as const;

/**
 * What came of asking the server's STUN servers over UDP. `silent`: so many requests stayed without
 * an answer that loss does not explain it. `no-address`: the browser offers no address at all.
 * `unknown`: not asked, or what was seen proves nothing.
 */
export type UdpReach = (typeof udpReaches)[number];

// States in the words of W3C webrtc-pc.
const connectionStates = [
  'new',
  'connecting',
  'connected',
  'disconnected',
  'failed',
  'closed',
] as const;
const iceStates = [
  'new',
  'checking',
  'connected',
  'completed',
  'disconnected',
  'failed',
  'closed',
] as const;
const dtlsStates = ['new', 'connecting', 'connected', 'closed', 'failed'] as const;
const gatheringStates = ['new', 'gathering', 'complete'] as const;

const serverKinds = ['stun', 'turn'] as const;
const serverTransports = ['udp', 'tcp', 'tls'] as const;

/** A STUN or TURN server that this side was given. */
export type ServerFacts = {
  readonly kind: (typeof serverKinds)[number];
  readonly transport: (typeof serverTransports)[number];
  /** STUN error codes (RFC 8489, RFC 8656) that it gave; 701 when it was not reached (webrtc-pc). */
  readonly errors: readonly number[];
};

/** So many candidates of one kind. */
export type CandidateFacts = {
  readonly type: CandidateType;
  readonly protocol: 'udp' | 'tcp';
  /** Unknown of a name. */
  readonly family?: IpFamily;
  readonly scope: AddressScope;
  readonly count: number;
};

/** Checks (RFC 8445) between candidates of two kinds; since the path was lost, if there was one. */
export type CheckFacts = {
  readonly local: CandidateType;
  readonly remote: CandidateType;
  readonly protocol: 'udp' | 'tcp';
  readonly pairs: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Requests sent, answers to them, and requests of the other side; absent where nobody counts. */
  readonly sent?: number;
  readonly answered?: number;
  readonly heard?: number;
};

/** The path that was used last. */
export type PathFacts = {
  readonly local: CandidateType;
  readonly remote: CandidateType;
  /** Of the first step from this side. */
  readonly protocol: (typeof serverTransports)[number];
  readonly rttMs?: number;
};

export type PairFacts = {
  readonly version: 1;
  /** Whether this side has a network and reaches the call server. */
  readonly isOnline: boolean;
  readonly connection: (typeof connectionStates)[number];
  readonly ice: (typeof iceStates)[number];
  /** Absent where nothing tells. */
  readonly dtls?: (typeof dtlsStates)[number];
  /** Whether this side has described itself, and whether a description of the other side came. */
  readonly hasDescribed: boolean;
  readonly wasDescribedTo: boolean;
  readonly gathering: (typeof gatheringStates)[number];
  /** How long ago the gathering of `local` began. */
  readonly gatheringMs: number;
  readonly udp: UdpReach;
  readonly servers: readonly ServerFacts[];
  /** Gathered here, and received from the other side. */
  readonly local: readonly CandidateFacts[];
  readonly remote: readonly CandidateFacts[];
  readonly checks: readonly CheckFacts[];
  readonly path?: PathFacts;
  /** How long ago the connection was lost; absent if it never stood, or stands. */
  readonly lostMs?: number;
};

/** Bounds of what is told: more than two honest machines have. */
export const factsLimits = { entries: 32, errors: 8, count: 1_000_000_000 } as const;

/** Before anything was tried: there is no connection to know of. */
export const noPairFacts: PairFacts = {
  version: 1,
  isOnline: true,
  connection: 'new',
  ice: 'new',
  hasDescribed: false,
  wasDescribedTo: false,
  gathering: 'new',
  gatheringMs: 0,
  udp: 'unknown',
  servers: [],
  local: [],
  remote: [],
  checks: [],
};

/** Throws {@link DecodeError}, also for facts of another version. */
export function decodePairFacts(value: unknown): PairFacts {
  const f = record(value, 'facts');
  if (integer(f, 'version') !== 1) throw new DecodeError('facts of another version');
  const dtls = optional(f, 'dtls', (fields, name) => oneOf(fields, name, dtlsStates));
  const lostMs = optional(f, 'lostMs', count);
  return {
    version: 1,
    isOnline: flag(f, 'isOnline'),
    connection: oneOf(f, 'connection', connectionStates),
    ice: oneOf(f, 'ice', iceStates),
    ...(dtls === undefined ? {} : { dtls }),
    hasDescribed: flag(f, 'hasDescribed'),
    wasDescribedTo: flag(f, 'wasDescribedTo'),
    gathering: oneOf(f, 'gathering', gatheringStates),
    gatheringMs: count(f, 'gatheringMs'),
    udp: oneOf(f, 'udp', udpReaches),
    servers: shortList(f, 'servers', server),
    local: shortList(f, 'local', candidates),
    remote: shortList(f, 'remote', candidates),
    checks: shortList(f, 'checks', checks),
    ...(f['path'] === undefined ? {} : { path: path(f['path']) }),
    ...(lostMs === undefined ? {} : { lostMs }),
  };
}

function server(value: unknown): ServerFacts {
  const f = record(value, 'server');
  return {
    kind: oneOf(f, 'kind', serverKinds),
    transport: oneOf(f, 'transport', serverTransports),
    errors: shortList(f, 'errors', errorCode, factsLimits.errors),
  };
}

function errorCode(value: unknown): number {
  const code = integer({ code: value }, 'code');
  if (code < 300 || code > 799) throw new DecodeError('no error code of STUN');
  return code;
}

function candidates(value: unknown): CandidateFacts {
  const f = record(value, 'candidates');
  const family = optional(f, 'family', (fields, name) => oneOf(fields, name, ipFamilies));
  return {
    type: oneOf(f, 'type', candidateTypes),
    protocol: oneOf(f, 'protocol', ['udp', 'tcp']),
    ...(family === undefined ? {} : { family }),
    scope: oneOf(f, 'scope', addressScopes),
    count: count(f, 'count'),
  };
}

function checks(value: unknown): CheckFacts {
  const f = record(value, 'checks');
  const sent = optional(f, 'sent', count);
  const answered = optional(f, 'answered', count);
  const heard = optional(f, 'heard', count);
  return {
    local: oneOf(f, 'local', candidateTypes),
    remote: oneOf(f, 'remote', candidateTypes),
    protocol: oneOf(f, 'protocol', ['udp', 'tcp']),
    pairs: count(f, 'pairs'),
    succeeded: count(f, 'succeeded'),
    failed: count(f, 'failed'),
    ...(sent === undefined ? {} : { sent }),
    ...(answered === undefined ? {} : { answered }),
    ...(heard === undefined ? {} : { heard }),
  };
}

function path(value: unknown): PathFacts {
  const f = record(value, 'path');
  const rttMs = optional(f, 'rttMs', number);
  return {
    local: oneOf(f, 'local', candidateTypes),
    remote: oneOf(f, 'remote', candidateTypes),
    protocol: oneOf(f, 'protocol', serverTransports),
    ...(rttMs === undefined ? {} : { rttMs }),
  };
}

function count(fields: Fields, name: string): number {
  const value = integer(fields, name);
  if (value < 0 || value > factsLimits.count) throw new DecodeError(`"${name}" is no count`);
  return value;
}

function shortList<T>(
  fields: Fields,
  name: string,
  item: (value: unknown) => T,
  most: number = factsLimits.entries,
): readonly T[] {
  const items = list(fields, name, item);
  if (items.length > most) throw new DecodeError(`"${name}" is too long`);
  return items;
}
