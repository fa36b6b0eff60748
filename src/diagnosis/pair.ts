import type { PairFacts } from '../protocol/pair-facts.ts';
import type { Evidence, OneSide, PairCause, PairFinding, Side } from './pair-finding.ts';
import { hasRelayServer, show, viewSide, type SideView } from './pair-side.ts';

/**
 * Says why two people have no connection, as far as the facts of both prove it; `other` is undefined
 * when the other side was asked and said nothing. What is not proven is `unknown`.
 */
export function diagnosePair(own: PairFacts, other: PairFacts | undefined): PairFinding {
  const here = viewSide('here', own);
  const there = other === undefined ? undefined : viewSide('there', other);
  return (
    diagnosePresence(here, there) ??
    diagnoseKeys(here, there) ??
    diagnoseAddresses(here, there) ??
    (own.lostMs === undefined
      ? (diagnoseRelay(here, there) ?? diagnoseUdp(here, there) ?? diagnoseDirect(here, there))
      : (diagnoseUdp(here, there) ?? diagnoseLoss(here, there))) ??
    finding({ code: 'unknown' }, [])
  );
}

/** Are both there, and did they hear of each other? */
function diagnosePresence(here: SideView, there: SideView | undefined): PairFinding | undefined {
  if (!here.facts.isOnline) return finding({ code: 'offline' }, show(here, 'online'));
  const wasConnected = here.facts.lostMs !== undefined;
  if (there === undefined) {
    // Who has described itself may run a client that does not know the question.
    if (!wasConnected && here.facts.wasDescribedTo) return undefined;
    return finding({ code: 'other-silent', wasConnected }, [
      ...show(here, 'described', 'lost-ms'),
      { side: 'there', fact: 'answered', value: false },
    ]);
  }
  if (here.facts.wasDescribedTo && there.facts.wasDescribedTo) return undefined;
  return finding({ code: 'not-negotiated' }, [
    ...show(here, 'described'),
    ...show(there, 'answered', 'described'),
  ]);
}

function diagnoseKeys(here: SideView, there: SideView | undefined): PairFinding | undefined {
  const { connection, dtls } = here.facts;
  const isDtlsUp = dtls === 'connected' || connection === 'connected';
  if (!here.isIceUp || isDtlsUp) return undefined;
  return finding({ code: 'keys-not-agreed' }, [
    ...show(here, 'ice', 'dtls', 'connection'),
    ...(there === undefined ? [] : show(there, 'ice', 'dtls', 'connection')),
  ]);
}

function diagnoseAddresses(here: SideView, there: SideView | undefined): PairFinding | undefined {
  const side = sideOf(here.hasNoCandidates, there?.hasNoCandidates === true);
  if (side !== undefined) {
    return finding({ code: 'no-candidates', side }, of(side, here, there, 'candidates', 'udp'));
  }
  const views = there === undefined ? [here] : [here, there];
  const areNames = here.facts.remote.every(({ scope }) => scope === 'name');
  if (
    here.facts.remote.length > 0 &&
    areNames &&
    views.every(({ tried }) => tried === 0) &&
    !isHelped(views)
  ) {
    return finding({ code: 'names-unresolved' }, of('both', here, there, 'candidates'));
  }
  const [ours] = here.families ?? [];
  const [theirs] = there?.families ?? [];
  const isApart = here.families?.size === 1 && there?.families?.size === 1 && ours !== theirs;
  if (!isApart || isHelped(views) || ours === undefined || theirs === undefined) return undefined;
  return finding(
    { code: 'no-common-family', here: ours, there: theirs },
    of('both', here, there, 'families', 'relay'),
  );
}

/** One relay is enough, if the other side gets packets to it. */
function diagnoseRelay(here: SideView, there: SideView | undefined): PairFinding | undefined {
  const sides = there === undefined ? [here] : [here, there];
  if (sides.some(({ relay }) => relay === 'none' || relay === 'pending')) return undefined;
  const without = sides.filter(
    ({ relay, facts }) => relay !== 'gathered' && (facts.udp === 'silent' || !isHelped(sides)),
  );
  const fails = (reach: SideView['relay']) =>
    sideOf(
      without.some(({ side, relay }) => side === 'here' && relay === reach),
      without.some(({ side, relay }) => side === 'there' && relay === reach),
    );
  const rejected = fails('rejected');
  if (rejected !== undefined) {
    const errorCode = without.find(({ relay }) => relay === 'rejected')?.relayError ?? 0;
    return finding(
      { code: 'relay-rejected', side: rejected, errorCode },
      of(rejected, here, there, 'relay', 'relay-error', 'udp'),
    );
  }
  const unreachable = fails('unreachable');
  if (unreachable !== undefined) {
    const isOverTcp = here.facts.servers.some(
      ({ kind, transport }) => kind === 'turn' && transport !== 'udp',
    );
    return finding(
      { code: 'relay-unreachable', side: unreachable, isOverTcp },
      of(unreachable, here, there, 'relay', 'udp'),
    );
  }
  const failed = fails('failed');
  if (failed !== undefined) {
    return finding({ code: 'relay-failed', side: failed }, of(failed, here, there, 'relay', 'udp'));
  }
  if (there === undefined || !here.isUnanswered || !there.isUnanswered) return undefined;
  return finding(
    { code: 'relay-idle' },
    of('both', here, there, 'relay', 'checks-sent', 'checks-answered', 'checks-heard'),
  );
}

function isHelped(sides: readonly SideView[]): boolean {
  return sides.some(({ relay }) => relay === 'gathered');
}

function diagnoseUdp(here: SideView, there: SideView | undefined): PairFinding | undefined {
  const hasRelay = hasRelayServer(here.facts);
  const side = sideOf(isSilent(here), isSilent(there));
  if (side === undefined) return undefined;
  // The server answers one of them, so it is not the server that is silent.
  const views = there === undefined ? [here] : [here, there];
  const isProven = views.some(({ facts }) => facts.udp === 'answered');
  const evidence = of('both', here, there, 'udp', 'relay', 'checks-sent', 'checks-answered');
  return isProven && side !== 'both'
    ? finding({ code: 'udp-blocked', side, hasRelay }, evidence)
    : finding({ code: 'udp-silent', side, hasRelay }, evidence);
}

/** With an address at a relay one can do without an answer. */
function isSilent(view: SideView | undefined): boolean {
  return view?.facts.udp === 'silent' && view.relay !== 'gathered';
}

function diagnoseLoss(here: SideView, there: SideView | undefined): PairFinding | undefined {
  if (there === undefined || !there.facts.isOnline) return undefined;
  return finding(
    { code: 'path-lost' },
    of('both', here, there, 'lost-ms', 'checks-sent', 'checks-answered', 'checks-heard'),
  );
}

/** Without a relay: did packets get through from one to the other? */
function diagnoseDirect(here: SideView, there: SideView | undefined): PairFinding | undefined {
  if (!here.isUnanswered || here.relay !== 'none') return undefined;
  const evidence = of(
    'both',
    here,
    there,
    'candidates',
    'relay',
    'checks-sent',
    'checks-answered',
    'checks-heard',
  );
  if (here.facts.servers.length === 0) return finding({ code: 'no-servers' }, evidence);
  if (there === undefined) return finding({ code: 'unanswered' }, evidence);
  return there.isUnanswered ? finding({ code: 'no-direct-path' }, evidence) : undefined;
}

function sideOf(isHere: boolean, isThere: boolean): Side | undefined {
  if (isHere && isThere) return 'both';
  if (isHere) return 'here';
  return isThere ? 'there' : undefined;
}

/** Facts of a side, or of both where both are known. */
function of(
  side: Side,
  here: SideView,
  there: SideView | undefined,
  ...facts: readonly Evidence['fact'][]
): readonly Evidence[] {
  const isOf = (one: OneSide) => side === one || side === 'both';
  return [here, there].flatMap((view) =>
    view !== undefined && isOf(view.side) ? show(view, ...facts) : [],
  );
}

function finding(cause: PairCause, evidence: readonly Evidence[]): PairFinding {
  return { ...cause, evidence };
}
