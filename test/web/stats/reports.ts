import type { StatsEntry } from '../../../src/web/stats/stats-entry.ts';

// Cut down to the entries and fields that are read, in the shapes that the browsers give them.

/** Two pages on Chromium, a direct path between NATs, some seconds after the beginning. */
export function chromiumReport(atMs = 10_000, sentVideoBytes = 1_000_000): readonly StatsEntry[] {
  const timestamp = atMs;
  return [
    {
      id: 'T01',
      type: 'transport',
      timestamp,
      selectedCandidatePairId: 'CP2',
      dtlsState: 'connected',
    },
    {
      id: 'CP1',
      type: 'candidate-pair',
      timestamp,
      localCandidateId: 'Ihost',
      remoteCandidateId: 'Iprflx',
      state: 'failed',
      nominated: false,
    },
    {
      id: 'CP2',
      type: 'candidate-pair',
      timestamp,
      localCandidateId: 'Ihost',
      remoteCandidateId: 'Iprflx',
      state: 'succeeded',
      nominated: true,
      currentRoundTripTime: 0.0424,
      availableOutgoingBitrate: 1_234_567,
    },
    { id: 'Ihost', type: 'local-candidate', timestamp, candidateType: 'host', protocol: 'udp' },
    { id: 'Iprflx', type: 'remote-candidate', timestamp, candidateType: 'prflx', protocol: 'udp' },
    { id: 'COT01_111', type: 'codec', timestamp, mimeType: 'audio/opus', payloadType: 111 },
    { id: 'COT01_96', type: 'codec', timestamp, mimeType: 'video/VP8', payloadType: 96 },
    {
      id: 'OA1',
      type: 'outbound-rtp',
      timestamp,
      kind: 'audio',
      codecId: 'COT01_111',
      packetsSent: 500,
      bytesSent: 40_000,
    },
    {
      id: 'OV1',
      type: 'outbound-rtp',
      timestamp,
      kind: 'video',
      codecId: 'COT01_96',
      packetsSent: 1_000,
      bytesSent: sentVideoBytes,
      frameWidth: 720,
      frameHeight: 540,
      framesPerSecond: 24,
      qualityLimitationReason: 'bandwidth',
    },
    // As the other side reports what we send.
    {
      id: 'RIA1',
      type: 'remote-inbound-rtp',
      timestamp: timestamp - 900,
      kind: 'audio',
      localId: 'OA1',
      packetsLost: 5,
      jitter: 0.003,
      roundTripTime: 0.05,
      fractionLost: 0.01,
    },
    {
      id: 'RIV1',
      type: 'remote-inbound-rtp',
      timestamp: timestamp - 400,
      kind: 'video',
      localId: 'OV1',
      packetsLost: 20,
      jitter: 0.008,
    },
    {
      id: 'IA1',
      type: 'inbound-rtp',
      timestamp,
      kind: 'audio',
      codecId: 'COT01_111',
      packetsReceived: 480,
      packetsLost: 20,
      bytesReceived: 38_000,
      jitter: 0.012,
    },
    // Of a transceiver that was stopped.
    {
      id: 'IV0',
      type: 'inbound-rtp',
      timestamp,
      kind: 'video',
      packetsReceived: 0,
      packetsLost: 0,
      bytesReceived: 0,
    },
    {
      id: 'IV1',
      type: 'inbound-rtp',
      timestamp,
      kind: 'video',
      codecId: 'COT01_96',
      packetsReceived: 900,
      packetsLost: 0,
      bytesReceived: 800_000,
      jitter: 0.02,
      frameWidth: 480,
      frameHeight: 360,
      framesPerSecond: 12,
    },
  ];
}

/** Over TURN on TLS, before any media. */
export const relayedReport: readonly StatsEntry[] = [
  { id: 'T', type: 'transport', timestamp: 1, selectedCandidatePairId: 'P' },
  {
    id: 'P',
    type: 'candidate-pair',
    timestamp: 1,
    localCandidateId: 'L',
    remoteCandidateId: 'R',
  },
  {
    id: 'L',
    type: 'local-candidate',
    timestamp: 1,
    candidateType: 'relay',
    protocol: 'udp',
    relayProtocol: 'tls',
  },
  { id: 'R', type: 'remote-candidate', timestamp: 1, candidateType: 'srflx', protocol: 'udp' },
];

/** Firefox: no transport that names the pair, no estimate, no reason. */
export const firefoxReport: readonly StatsEntry[] = [
  {
    id: 'a',
    type: 'candidate-pair',
    timestamp: 5,
    state: 'succeeded',
    nominated: false,
    selected: false,
    localCandidateId: 'x',
  },
  {
    id: 'b',
    type: 'candidate-pair',
    timestamp: 5,
    state: 'succeeded',
    nominated: true,
    selected: true,
    localCandidateId: 'l',
    remoteCandidateId: 'r',
    currentRoundTripTime: 0.001,
  },
  { id: 'l', type: 'local-candidate', timestamp: 5, candidateType: 'srflx', protocol: 'udp' },
  { id: 'r', type: 'remote-candidate', timestamp: 5, candidateType: 'host', protocol: 'udp' },
  {
    id: 'o',
    type: 'outbound-rtp',
    timestamp: 5,
    kind: 'video',
    packetsSent: 10,
    bytesSent: 9_000,
    frameWidth: 640,
    frameHeight: 480,
  },
];
