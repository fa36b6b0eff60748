import type { RTCPeerConnection } from 'werift';
import { candidateTypes, type CandidateType } from '../protocol/pair-facts.ts';

/** The pair of candidates that carries everything between two peers. */
export type MediaPath = {
  readonly local: CandidateType;
  readonly remote: CandidateType;
  readonly protocol: 'udp' | 'tcp';
};

/** What was sent over a path, and how long it takes. */
export type PathTraffic = {
  /** Tells the path apart from another one of the same connection. */
  readonly pathId: string;
  readonly bytesSent: number;
  /** Of the last check of the path, every 5 s. */
  readonly rttMs: number | undefined;
};

export function readTraffic(connection: RTCPeerConnection): PathTraffic | undefined {
  const pair = connection.iceTransports[0]?.connection.nominated;
  if (pair === undefined) return undefined;
  const { id: pathId, bytesSent, rtt } = pair;
  return { pathId, bytesSent, rttMs: rtt === undefined ? undefined : rtt * 1000 };
}

/** The path that ICE chose, undefined before it did. */
export function mediaPathOf(connection: RTCPeerConnection): MediaPath | undefined {
  // With max-bundle there is one transport; its `nominated` pair is the one in use.
  const pair = connection.iceTransports[0]?.connection.nominated;
  const local = candidateType(pair?.localCandidate.type);
  const remote = candidateType(pair?.remoteCandidate.type);
  if (pair === undefined || local === undefined || remote === undefined) return undefined;
  return { local, remote, protocol: pair.localCandidate.transport === 'tcp' ? 'tcp' : 'udp' };
}

/** The other side wrote the type into its candidate, so it may be any text. */
function candidateType(text: string | undefined): CandidateType | undefined {
  return candidateTypes.find((type) => type === text);
}
