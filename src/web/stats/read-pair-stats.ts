import { numberIn, textIn, type StatsEntry } from './stats-entry.ts';

/** The path that the packets of a connection take now. */
export type MediaPath = {
  readonly isRelayed: boolean;
  /** How this side and the other one are reached, in the words of ICE: `host`, `srflx`, … */
  readonly local: string | undefined;
  readonly remote: string | undefined;
  /** Of the first step from here: `udp`, `tcp` or, to a relay, `tls`. */
  readonly protocol: string | undefined;
  readonly rttMs: number | undefined;
  /** What this side may send over it, as the browser estimates. */
  readonly availableBps: number | undefined;
};

type Picture = {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number | undefined;
};

/** One kind of media in one direction; the counts are since its beginning. */
export type StreamStats = {
  readonly bytes: number;
  readonly packets: number;
  /** On the way to us, or on the way to them as they report. */
  readonly packetsLost: number;
  readonly jitterMs: number | undefined;
  /** Without the `audio/` or `video/` before it. */
  readonly codec: string | undefined;
  readonly picture: Picture | undefined;
  /** Why the browser sends less than it was asked for; never of what arrives. */
  readonly limitation: string | undefined;
};

export type PairStats = {
  readonly atMs: number;
  readonly path: MediaPath | undefined;
  readonly sent: { readonly audio?: StreamStats; readonly video?: StreamStats };
  readonly received: { readonly audio?: StreamStats; readonly video?: StreamStats };
};

/** What a report of `RTCPeerConnection.getStats` says of one pair of people. */
export function readPairStats(report: Iterable<StatsEntry>): PairStats {
  const entries = new Map([...report].map((entry) => [entry.id, entry]));
  const find = (isSuch: (entry: StatsEntry) => boolean) => [...entries.values()].find(isSuch);
  const byId = (id: string | undefined) => (id === undefined ? undefined : entries.get(id));

  function readStream(type: string, kind: string): StreamStats | undefined {
    const streams = [...entries.values()].filter(
      (entry) => entry.type === type && entry['kind'] === kind,
    );
    // A stopped transceiver leaves its streams behind; the one that moves is the newest.
    const stream = streams.toSorted((a, b) => packetsOf(b) - packetsOf(a))[0];
    if (stream === undefined) return undefined;
    const isSent = type === 'outbound-rtp';
    const told = isSent
      ? find(({ type: other, localId }) => other === 'remote-inbound-rtp' && localId === stream.id)
      : stream;
    const jitterS = numberIn(told, 'jitter');
    return {
      bytes: numberIn(stream, isSent ? 'bytesSent' : 'bytesReceived') ?? 0,
      packets: packetsOf(stream),
      packetsLost: numberIn(told, 'packetsLost') ?? 0,
      jitterMs: jitterS === undefined ? undefined : jitterS * 1000,
      codec: textIn(byId(textIn(stream, 'codecId')), 'mimeType')?.split('/')[1],
      picture: readPicture(stream),
      limitation: textIn(stream, 'qualityLimitationReason'),
    };
  }

  function readDirection(type: string) {
    const audio = readStream(type, 'audio');
    const video = readStream(type, 'video');
    return { ...(audio && { audio }), ...(video && { video }) };
  }

  const transport = find(
    ({ type, selectedCandidatePairId }) =>
      type === 'transport' && selectedCandidatePairId !== undefined,
  );
  const pair =
    byId(textIn(transport, 'selectedCandidatePairId')) ??
    // Firefox names none on the transport.
    find(
      ({ type, selected, nominated, state }) =>
        type === 'candidate-pair' &&
        (selected ?? (nominated === true && state === 'succeeded')) === true,
    );
  return {
    atMs: Math.max(0, ...[...entries.values()].map(({ timestamp }) => timestamp)),
    path: pair && readPath(pair, byId),
    sent: readDirection('outbound-rtp'),
    received: readDirection('inbound-rtp'),
  };
}

function packetsOf(stream: StatsEntry): number {
  return numberIn(stream, 'packetsSent') ?? numberIn(stream, 'packetsReceived') ?? 0;
}

function readPicture(stream: StatsEntry): Picture | undefined {
  const width = numberIn(stream, 'frameWidth');
  const height = numberIn(stream, 'frameHeight');
  if (width === undefined || height === undefined) return undefined;
  return { width, height, framesPerSecond: numberIn(stream, 'framesPerSecond') };
}

function readPath(
  pair: StatsEntry,
  byId: (id: string | undefined) => StatsEntry | undefined,
): MediaPath {
  const local = byId(textIn(pair, 'localCandidateId'));
  const remote = byId(textIn(pair, 'remoteCandidateId'));
  const types = [local, remote].map((candidate) => textIn(candidate, 'candidateType'));
  const rttS = numberIn(pair, 'currentRoundTripTime');
  return {
    isRelayed: types.includes('relay'),
    local: types[0],
    remote: types[1],
    protocol: textIn(local, 'relayProtocol') ?? textIn(local, 'protocol'),
    rttMs: rttS === undefined ? undefined : rttS * 1000,
    availableBps: numberIn(pair, 'availableOutgoingBitrate'),
  };
}
