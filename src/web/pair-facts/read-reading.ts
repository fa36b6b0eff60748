import { candidatesOf } from '../../diagnosis/candidate.ts';
import type { ConnectionReading } from '../../diagnosis/collect-facts.ts';
import type { CheckReading } from '../../diagnosis/sum-facts.ts';
import { candidateTypes, type CandidateType, type PathFacts } from '../../protocol/pair-facts.ts';
import { readPairStats } from '../stats/read-pair-stats.ts';
import { numberIn, textIn, type StatsEntry } from '../stats/stats-entry.ts';

type Described = Pick<
  RTCPeerConnection,
  'connectionState' | 'iceConnectionState' | 'iceGatheringState' | 'sctp'
> & {
  readonly localDescription: { readonly sdp: string } | null;
  readonly remoteDescription: { readonly sdp: string } | null;
};

/** What a browser's connection and its report of `getStats` say of the way to the other side. */
export function readReading(
  connection: Described,
  report: Iterable<StatsEntry>,
): ConnectionReading {
  const entries = [...report];
  const { localDescription, remoteDescription } = connection;
  const { generation, candidates } = candidatesOf(localDescription?.sdp ?? '');
  const dtls = connection.sctp?.transport.state;
  const path = readPath(entries);
  return {
    connection: connection.connectionState,
    ice: connection.iceConnectionState,
    ...(dtls === undefined ? {} : { dtls }),
    hasDescribed: localDescription !== null,
    wasDescribedTo: remoteDescription !== null,
    gathering: connection.iceGatheringState,
    generation,
    local: candidates,
    remote: candidatesOf(remoteDescription?.sdp ?? '').candidates,
    checks: readChecks(entries),
    ...(connection.connectionState === 'connected' && path !== undefined ? { path } : {}),
  };
}

function readChecks(entries: readonly StatsEntry[]): readonly CheckReading[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) => {
    if (entry.type !== 'candidate-pair') return [];
    const localCandidate = byId.get(textIn(entry, 'localCandidateId') ?? '');
    const local = candidateType(localCandidate);
    const remote = candidateType(byId.get(textIn(entry, 'remoteCandidateId') ?? ''));
    if (local === undefined || remote === undefined) return [];
    const sent = numberIn(entry, 'requestsSent');
    const answered = numberIn(entry, 'responsesReceived');
    const heard = numberIn(entry, 'requestsReceived');
    const state = textIn(entry, 'state');
    return {
      id: entry.id,
      local,
      remote,
      protocol: textIn(localCandidate, 'protocol') === 'tcp' ? 'tcp' : 'udp',
      hasSucceeded: state === 'succeeded',
      hasFailed: state === 'failed',
      ...(sent === undefined ? {} : { sent }),
      ...(answered === undefined ? {} : { answered }),
      ...(heard === undefined ? {} : { heard }),
    };
  });
}

function readPath(entries: readonly StatsEntry[]): PathFacts | undefined {
  const { path } = readPairStats(entries);
  const local = candidateTypes.find((type) => type === path?.local);
  const remote = candidateTypes.find((type) => type === path?.remote);
  const protocol = (['udp', 'tcp', 'tls'] as const).find((known) => known === path?.protocol);
  if (local === undefined || remote === undefined || protocol === undefined) return undefined;
  const rttMs = path?.rttMs;
  return { local, remote, protocol, ...(rttMs === undefined ? {} : { rttMs }) };
}

function candidateType(entry: StatsEntry | undefined): CandidateType | undefined {
  return candidateTypes.find((type) => type === textIn(entry, 'candidateType'));
}
