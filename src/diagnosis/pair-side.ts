import type { CheckFacts, IpFamily, PairFacts } from '../protocol/pair-facts.ts';
import type { Evidence, OneSide } from './pair-finding.ts';
import { serverPatienceMs } from './udp-reach.ts';

/** What came of the relays that a side was given. */
export type RelayReach =
  | 'none'
  | 'gathered'
  /** It answered with an error. */
  | 'rejected'
  | 'unreachable'
  /** It gave no address, and no error either. */
  | 'failed'
  | 'pending';

/** What the facts of one side add up to. */
export type SideView = {
  readonly side: OneSide;
  readonly facts: PairFacts;
  readonly relay: RelayReach;
  /** Of `rejected`. */
  readonly relayError: number | undefined;
  readonly isIceUp: boolean;
  readonly hasNoCandidates: boolean;
  /** Of the candidates that can be told; undefined where one may be of any family. */
  readonly families: ReadonlySet<IpFamily> | undefined;
  readonly tried: number;
  readonly sent: number | undefined;
  readonly answered: number | undefined;
  readonly heard: number | undefined;
  /** It tried, and as far as anybody counted nothing came back. */
  readonly isUnanswered: boolean;
};

/** RFC 8656 and webrtc-pc: the server could not be reached at all. */
const unreachableCode = 701;

export function viewSide(side: OneSide, facts: PairFacts): SideView {
  const sum = (name: 'pairs' | 'succeeded' | 'sent' | 'answered' | 'heard') =>
    facts.checks
      .map((checks: CheckFacts) => checks[name])
      .reduce((total, count) => (count === undefined ? total : (total ?? 0) + count), undefined);
  const tried = sum('pairs') ?? 0;
  const answered = sum('answered');
  const heard = sum('heard');
  const errors = facts.servers
    .filter(({ kind }) => kind === 'turn')
    .flatMap((server) => server.errors);
  return {
    side,
    facts,
    relay: relayReach(facts, errors),
    relayError: errors.find((code) => code !== unreachableCode),
    isIceUp: facts.ice === 'connected' || facts.ice === 'completed',
    hasNoCandidates: facts.gathering === 'complete' && facts.local.length === 0,
    families: familiesOf(facts),
    tried,
    sent: sum('sent'),
    answered,
    heard,
    isUnanswered:
      tried > 0 && sum('succeeded') === 0 && (answered ?? 0) === 0 && (heard ?? 0) === 0,
  };
}

export function hasRelayServer({ servers }: PairFacts): boolean {
  return servers.some(({ kind }) => kind === 'turn');
}

function relayReach(facts: PairFacts, errors: readonly number[]): RelayReach {
  if (!hasRelayServer(facts)) return 'none';
  if (facts.local.some(({ type }) => type === 'relay')) return 'gathered';
  if (errors.some((code) => code !== unreachableCode)) return 'rejected';
  if (errors.length > 0) return 'unreachable';
  if (facts.gathering === 'complete') return 'failed';
  return facts.gatheringMs < serverPatienceMs ? 'pending' : 'unreachable';
}

function familiesOf({ local, gathering }: PairFacts): ReadonlySet<IpFamily> | undefined {
  const routed = local.filter(
    ({ protocol, scope }) => protocol === 'udp' && scope !== 'link-local' && scope !== 'loopback',
  );
  if (gathering !== 'complete' || routed.length === 0) return undefined;
  const families = routed.map(({ family }) => family);
  const known = families.filter((family) => family !== undefined);
  return known.length === families.length ? new Set(known) : undefined;
}

type Fact = Evidence['fact'];

/** The facts that are known of a side, as evidence. */
export function show(view: SideView, ...facts: readonly Fact[]): readonly Evidence[] {
  return facts.flatMap((fact) => {
    const value = valueOf(view, fact);
    return value === undefined ? [] : [{ side: view.side, fact, value }];
  });
}

function valueOf(view: SideView, fact: Fact): Evidence['value'] | undefined {
  const { facts } = view;
  switch (fact) {
    case 'answered':
      return true;
    case 'online':
      return facts.isOnline;
    case 'described':
      return facts.wasDescribedTo;
    case 'connection':
      return facts.connection;
    case 'ice':
      return facts.ice;
    case 'dtls':
      return facts.dtls;
    case 'candidates':
      return [...new Set(facts.local.map(({ type }) => type))].join(' ');
    case 'families':
      return view.families && [...view.families].join(' ');
    case 'udp':
      return facts.udp;
    case 'relay':
      return view.relay;
    case 'relay-error':
      return view.relayError;
    case 'checks-sent':
      return view.sent;
    case 'checks-answered':
      return view.answered;
    case 'checks-heard':
      return view.heard;
    case 'lost-ms':
      return facts.lostMs;
    default:
      return fact satisfies never;
  }
}
