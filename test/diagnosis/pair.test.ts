import { expect, test } from 'vitest';
import { diagnosePair } from '../../src/diagnosis/pair.ts';
import type { PairCause } from '../../src/diagnosis/pair-finding.ts';
import {
  noPairFacts,
  type CandidateFacts,
  type CheckFacts,
  type PairFacts,
  type ServerFacts,
} from '../../src/protocol/pair-facts.ts';
import { en } from '../../src/web/words/en.ts';

const host: CandidateFacts = {
  type: 'host',
  protocol: 'udp',
  family: 'IPv4',
  scope: 'private',
  count: 1,
};
const srflx: CandidateFacts = { ...host, type: 'srflx', scope: 'public' };
const relayed: CandidateFacts = { ...host, type: 'relay', scope: 'public' };
const hostV6: CandidateFacts = { ...host, family: 'IPv6', scope: 'public' };
const { family: _, ...hostWithoutFamily } = host;
const named: CandidateFacts = { ...hostWithoutFamily, scope: 'name' };

const stun: ServerFacts = { kind: 'stun', transport: 'udp', errors: [] };
const turn: ServerFacts = { kind: 'turn', transport: 'udp', errors: [] };

function turnSaying(...errors: readonly number[]): readonly ServerFacts[] {
  return [stun, { ...turn, errors }];
}

const unanswered: CheckFacts = {
  local: 'host',
  remote: 'srflx',
  protocol: 'udp',
  pairs: 2,
  succeeded: 0,
  failed: 2,
  sent: 14,
  answered: 0,
  heard: 0,
};

/** A side behind a NAT that answers nobody, of a server without a relay. */
const tried: PairFacts = {
  ...noPairFacts,
  connection: 'failed',
  ice: 'failed',
  hasDescribed: true,
  wasDescribedTo: true,
  gathering: 'complete',
  udp: 'answered',
  servers: [stun],
  local: [host, srflx],
  remote: [host, srflx],
  checks: [unanswered],
};
const silent: PairFacts = { ...tried, udp: 'silent', local: [host], servers: [stun] };
const without: PairFacts = { ...tried, local: [], udp: 'no-address', checks: [] };
const rejected: PairFacts = { ...tried, servers: turnSaying(401) };
const unreached: PairFacts = { ...tried, servers: turnSaying(701) };
const withRelay: PairFacts = { ...tried, servers: [stun, turn], local: [host, srflx, relayed] };
const noRelay: PairFacts = { ...tried, servers: [stun, turn] };
const lost: PairFacts = { ...tried, lostMs: 21_000 };
const iceUp: PairFacts = {
  ...tried,
  connection: 'connecting',
  ice: 'connected',
  dtls: 'connecting',
};
const v4: PairFacts = { ...tried, local: [host], checks: [], udp: 'unknown' };
const v6: PairFacts = { ...v4, local: [hostV6] };
const onlyNames: PairFacts = {
  ...tried,
  udp: 'unknown',
  local: [named],
  remote: [named],
  checks: [],
};

type Case = readonly [
  situation: string,
  own: PairFacts,
  other: PairFacts | undefined,
  cause: PairCause,
];

const cases: readonly Case[] = [
  ['this side is offline', { ...tried, isOnline: false }, tried, { code: 'offline' }],
  ['lost, and offline', { ...lost, isOnline: false }, undefined, { code: 'offline' }],
  [
    'the other side never said anything',
    { ...tried, wasDescribedTo: false },
    undefined,
    { code: 'other-silent', wasConnected: false },
  ],
  ['the other network is gone', lost, undefined, { code: 'other-silent', wasConnected: true }],
  [
    'an offer did not arrive',
    noPairFacts,
    { ...tried, wasDescribedTo: false },
    { code: 'not-negotiated' },
  ],
  [
    'an answer did not arrive',
    { ...tried, wasDescribedTo: false },
    tried,
    { code: 'not-negotiated' },
  ],
  ['a path without keys', iceUp, iceUp, { code: 'keys-not-agreed' }],
  [
    'a path whose keys failed, as this side knows',
    { ...iceUp, connection: 'failed', dtls: 'failed' },
    undefined,
    { code: 'keys-not-agreed' },
  ],
  ['WebRTC blocked here', without, tried, { code: 'no-candidates', side: 'here' }],
  ['WebRTC blocked there', tried, without, { code: 'no-candidates', side: 'there' }],
  ['WebRTC blocked on both sides', without, without, { code: 'no-candidates', side: 'both' }],
  [
    'WebRTC blocked here, the other unknown',
    without,
    undefined,
    { code: 'no-candidates', side: 'here' },
  ],
  [
    'a relay with a wrong password',
    rejected,
    rejected,
    { code: 'relay-rejected', side: 'both', errorCode: 401 },
  ],
  [
    'a relay that is full for the other side, which has no UDP',
    withRelay,
    { ...silent, servers: turnSaying(486) },
    { code: 'relay-rejected', side: 'there', errorCode: 486 },
  ],
  [
    'a relay that is down',
    unreached,
    unreached,
    { code: 'relay-unreachable', side: 'both', isOverTcp: false },
  ],
  [
    'no UDP here, and a relay over UDP only',
    { ...silent, servers: turnSaying(701) },
    withRelay,
    { code: 'relay-unreachable', side: 'here', isOverTcp: false },
  ],
  [
    'a relay over TLS that is not reached either',
    { ...silent, servers: [stun, { kind: 'turn', transport: 'tls', errors: [701] }] },
    withRelay,
    { code: 'relay-unreachable', side: 'here', isOverTcp: true },
  ],
  [
    'a relay that has been silent for long enough',
    { ...noRelay, gathering: 'gathering', gatheringMs: 5_000 },
    { ...noRelay, gathering: 'gathering', gatheringMs: 9_000 },
    { code: 'relay-unreachable', side: 'both', isOverTcp: false },
  ],
  [
    'no UDP here, but an address at a relay',
    { ...withRelay, local: [host, relayed], udp: 'silent' },
    noRelay,
    { code: 'relay-idle' },
  ],
  [
    'a relay that gave nothing, in a browser that does not say why',
    noRelay,
    noRelay,
    { code: 'relay-failed', side: 'both' },
  ],
  ['a relay that passes nothing on', withRelay, withRelay, { code: 'relay-idle' }],
  ['a relay of one side that passes nothing on', withRelay, noRelay, { code: 'relay-idle' }],
  [
    'IPv4 only here, IPv6 only there',
    v4,
    v6,
    { code: 'no-common-family', here: 'IPv4', there: 'IPv6' },
  ],
  ['names that are not resolved', onlyNames, onlyNames, { code: 'names-unresolved' }],
  ['UDP blocked here', silent, tried, { code: 'udp-blocked', side: 'here', hasRelay: false }],
  ['UDP blocked there', tried, silent, { code: 'udp-blocked', side: 'there', hasRelay: false }],
  [
    'UDP silent on both sides: perhaps it is the server',
    silent,
    silent,
    { code: 'udp-silent', side: 'both', hasRelay: false },
  ],
  [
    'UDP silent here, and nobody is known whom the server answers',
    silent,
    { ...tried, udp: 'unknown' },
    { code: 'udp-silent', side: 'here', hasRelay: false },
  ],
  [
    'UDP silent here, the other side unknown',
    silent,
    undefined,
    { code: 'udp-silent', side: 'here', hasRelay: false },
  ],
  ['a path lost while both are there', lost, lost, { code: 'path-lost' }],
  [
    'a path lost in one direction',
    lost,
    { ...tried, connection: 'connected' },
    { code: 'path-lost' },
  ],
  [
    'a path lost by going to a network without UDP',
    { ...lost, udp: 'silent' },
    lost,
    { code: 'udp-blocked', side: 'here', hasRelay: false },
  ],
  [
    'no servers at all',
    { ...tried, servers: [], udp: 'unknown' },
    { ...tried, servers: [], udp: 'unknown' },
    { code: 'no-servers' },
  ],
  ['symmetric NATs on both sides', tried, tried, { code: 'no-direct-path' }],
  ['no answer, the other side unknown', tried, undefined, { code: 'unanswered' }],
  [
    'packets of the other side arrive',
    { ...tried, checks: [{ ...unanswered, heard: 3 }] },
    tried,
    { code: 'unknown' },
  ],
  ['nothing was tried yet', { ...tried, checks: [] }, tried, { code: 'unknown' }],
  [
    'a relay may still answer',
    { ...tried, servers: [stun, turn], gathering: 'gathering', gatheringMs: 4_000 },
    noRelay,
    { code: 'unknown' },
  ],
];

test.each(cases)('%s', (_situation, own, other, cause) => {
  const { evidence, ...found } = diagnosePair(own, other);
  expect(found).toEqual(cause);
  expect(evidence.length > 0).toBe(cause.code !== 'unknown');
});

test('every finding has its case', () => {
  expect(new Set(cases.map(([, , , { code }]) => code))).toEqual(new Set(Object.keys(en.pair)));
});

const mirrored = { here: 'there', there: 'here' } as const;

test.each(
  cases.filter(([, own, other]) => own.isOnline && own.lostMs === undefined && other !== undefined),
)('both sides say the same: %s', (_situation, own, other, cause) => {
  if (other === undefined) return;
  const { code, ...values } = diagnosePair(other, own);
  expect(code).toBe(cause.code);
  if (!('side' in cause) || cause.side === 'both') return;
  expect(values).toMatchObject({ side: mirrored[cause.side] });
});

test('the evidence is facts of both sides', () => {
  expect(diagnosePair(silent, tried).evidence).toEqual([
    { side: 'here', fact: 'udp', value: 'silent' },
    { side: 'here', fact: 'relay', value: 'none' },
    { side: 'here', fact: 'checks-sent', value: 14 },
    { side: 'here', fact: 'checks-answered', value: 0 },
    { side: 'there', fact: 'udp', value: 'answered' },
    { side: 'there', fact: 'relay', value: 'none' },
    { side: 'there', fact: 'checks-sent', value: 14 },
    { side: 'there', fact: 'checks-answered', value: 0 },
  ]);
});
