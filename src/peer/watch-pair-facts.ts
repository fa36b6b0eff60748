import type { Candidate, CandidatePair, RTCPeerConnection } from 'werift';
import { createFactsCollector, type ConnectionReading } from '../diagnosis/collect-facts.ts';
import type { IceServer } from '../protocol/messages.ts';
import { candidateTypes, type PairFacts } from '../protocol/pair-facts.ts';
import { mediaPathOf } from './media-path.ts';

/**
 * Watches a connection; the function tells what is known of it now. werift says nothing of servers
 * that refuse or are silent, so of those only what they gave is known.
 */
export function watchPairFacts(
  connection: RTCPeerConnection,
  iceServers: readonly IceServer[],
): () => Promise<PairFacts> {
  const collector = createFactsCollector(
    iceServers.map(({ urls }) => urls),
    () => performance.now(),
  );
  const look = () => collector.see(readReading(connection));
  connection.connectionStateChange.subscribe(look);
  return () => {
    look();
    return Promise.resolve(collector.facts());
  };
}

function readReading(connection: RTCPeerConnection): ConnectionReading {
  // With max-bundle there is one transport.
  const [dtls] = connection.dtlsTransports;
  const ice = dtls?.iceTransport.connection;
  const path = mediaPathOf(connection);
  return {
    connection: connection.connectionState,
    ice: iceState(connection, ice?.nominated !== undefined),
    ...(dtls === undefined ? {} : { dtls: dtls.state }),
    hasDescribed: connection.localDescription !== null,
    wasDescribedTo: connection.remoteDescription !== null,
    gathering: connection.iceGatheringState,
    generation: ice?.localUsername ?? '',
    local: (ice?.localCandidates ?? []).map(textOf),
    remote: (ice?.remoteCandidates ?? []).map(textOf),
    checks: (ice?.candidatePairs ?? []).flatMap(readCheck),
    ...(connection.connectionState === 'connected' && path !== undefined ? { path } : {}),
  };
}

/** werift says `completed` as soon as it has gathered its candidates. */
function iceState({ iceConnectionState }: RTCPeerConnection, hasPath: boolean) {
  return iceConnectionState === 'completed' && !hasPath ? 'checking' : iceConnectionState;
}

function textOf(candidate: Candidate): string {
  return `candidate:${candidate.toSdp()}`;
}

function readCheck(pair: CandidatePair): ConnectionReading['checks'] {
  const { id, localCandidate, requestsSent, responsesReceived, requestsReceived } = pair;
  const local = candidateTypes.find((type) => type === localCandidate.type);
  const remote = candidateTypes.find((type) => type === pair.remoteCandidate.type);
  if (local === undefined || remote === undefined) return [];
  return [
    {
      id,
      local,
      remote,
      protocol: localCandidate.transport === 'tcp' ? 'tcp' : 'udp',
      // Names of the states in werift are internal; an answer is what counts.
      hasSucceeded: responsesReceived > 0,
      hasFailed: false,
      sent: requestsSent,
      answered: responsesReceived,
      heard: requestsReceived,
    },
  ];
}
