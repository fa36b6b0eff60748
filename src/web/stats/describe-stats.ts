import type { MediaPath, PairStats, StreamStats } from './read-pair-stats.ts';

/** A line of the table about one person; what is not known is a dash. */
export type StatsRow = {
  readonly label: string;
  readonly sent: string;
  readonly received: string;
};

export type StatsDescription = {
  readonly path: string;
  readonly roundTrip: string;
  readonly rows: readonly StatsRow[];
};

type Way = 'sent' | 'received';

type Describe = (now: StreamStats, before: StreamStats | undefined, way: Way) => string;

const unknown = '–';

/** What two readings of one connection say to a person; rates are of the time between them. */
export function describeStats(before: PairStats | undefined, now: PairStats): StatsDescription {
  const seconds = before === undefined ? 0 : (now.atMs - before.atMs) / 1000;
  const inBothWays =
    (describe: Describe) =>
    (kind: 'audio' | 'video'): Pick<StatsRow, Way> => ({
      sent: describeStream(now, before, 'sent', kind, describe),
      received: describeStream(now, before, 'received', kind, describe),
    });
  const bitrate = inBothWays((stream, last) => describeBitrate(stream, last, seconds));
  const loss = inBothWays(describeLoss);
  const jitter = inBothWays(({ jitterMs }) => milliseconds(jitterMs));
  const codec = inBothWays((stream) => stream.codec ?? unknown);
  return {
    path: describePath(now.path),
    roundTrip: milliseconds(now.path?.rttMs),
    rows: [
      { label: 'Sound', ...bitrate('audio') },
      { label: 'Sound lost', ...loss('audio') },
      { label: 'Sound jitter', ...jitter('audio') },
      { label: 'Sound codec', ...codec('audio') },
      { label: 'Picture', ...bitrate('video') },
      { label: 'Picture lost', ...loss('video') },
      { label: 'Picture jitter', ...jitter('video') },
      { label: 'Picture codec', ...codec('video') },
      { label: 'Size', ...inBothWays(describeSize)('video') },
      {
        label: 'Limited by',
        sent: describeLimitation(now.sent.video?.limitation),
        received: unknown,
      },
    ],
  };
}

function describeStream(
  now: PairStats,
  before: PairStats | undefined,
  way: Way,
  kind: 'audio' | 'video',
  describe: Describe,
): string {
  const stream = now[way][kind];
  return stream === undefined ? unknown : describe(stream, before?.[way][kind], way);
}

function describePath(path: MediaPath | undefined): string {
  if (path === undefined) return 'None yet';
  const transport = path.protocol === undefined ? '' : ` over ${path.protocol.toUpperCase()}`;
  const ends = `${describeCandidate(path.local)} here, ${describeCandidate(path.remote)} there`;
  return `${path.isRelayed ? 'Through a relay' : 'Direct'}${transport} (${ends})`;
}

/** The types of candidates in the words of RFC 8445. */
function describeCandidate(type: string | undefined): string {
  switch (type) {
    case 'host':
      return 'own address';
    case 'srflx':
    case 'prflx':
      return 'behind a NAT';
    case 'relay':
      return 'relay';
    default:
      return 'unknown';
  }
}

function describeBitrate(
  now: StreamStats,
  before: StreamStats | undefined,
  seconds: number,
): string {
  if (before === undefined || seconds <= 0 || now.bytes < before.bytes) return unknown;
  return `${Math.round(((now.bytes - before.bytes) * 8) / seconds / 1000)} kbit/s`;
}

function describeLoss(now: StreamStats, before: StreamStats | undefined, way: Way): string {
  if (before === undefined) return unknown;
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  const packets = Math.max(0, now.packets - before.packets);
  // What is lost was sent, but did not arrive.
  const all = way === 'sent' ? packets : packets + lost;
  return all === 0 ? unknown : `${Math.min(100, (100 * lost) / all).toFixed(1)} %`;
}

function describeSize({ picture }: StreamStats): string {
  if (picture === undefined) return unknown;
  const { width, height, framesPerSecond } = picture;
  const rate = framesPerSecond === undefined ? '' : `, ${Math.round(framesPerSecond)}/s`;
  return `${width}×${height}${rate}`;
}

/** In the words of webrtc-stats `RTCQualityLimitationReason`. */
function describeLimitation(reason: string | undefined): string {
  switch (reason) {
    case 'none':
      return 'nothing';
    case 'cpu':
      return 'this machine';
    case 'bandwidth':
      return 'the path';
    default:
      return reason ?? unknown;
  }
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? unknown : `${Math.round(value)} ms`;
}
