import type { Words } from '../words/en.ts';
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

/** How one side of a connection is reached. */
export type CandidateWord = 'own' | 'nat' | 'relay' | 'unknown';

const unknown = '–';

/** What two readings of one connection say to a person; rates are of the time between them. */
export function describeStats(
  before: PairStats | undefined,
  now: PairStats,
  { stats: words, format }: Words,
): StatsDescription {
  const milliseconds = (value: number | undefined) =>
    value === undefined ? unknown : words.milliseconds(format.number(Math.round(value)));
  const seconds = before === undefined ? 0 : (now.atMs - before.atMs) / 1000;
  const inBothWays =
    (describe: Describe) =>
    (kind: 'audio' | 'video'): Pick<StatsRow, Way> => ({
      sent: describeStream(now, before, 'sent', kind, describe),
      received: describeStream(now, before, 'received', kind, describe),
    });
  const bitrate = inBothWays((stream, last) => {
    const kbps = bitrateOf(stream, last, seconds);
    return kbps === undefined ? unknown : words.bitrate(format.number(Math.round(kbps)));
  });
  const loss = inBothWays((stream, last, way) => {
    const percent = lossOf(stream, last, way);
    return percent === undefined ? unknown : words.percent(format.number(percent, 1));
  });
  const jitter = inBothWays(({ jitterMs }) => milliseconds(jitterMs));
  const codec = inBothWays((stream) => stream.codec ?? unknown);
  return {
    path: describePath(now.path, words),
    roundTrip: milliseconds(now.path?.rttMs),
    rows: [
      { label: words.rows.sound, ...bitrate('audio') },
      { label: words.rows.soundLost, ...loss('audio') },
      { label: words.rows.soundJitter, ...jitter('audio') },
      { label: words.rows.soundCodec, ...codec('audio') },
      { label: words.rows.picture, ...bitrate('video') },
      { label: words.rows.pictureLost, ...loss('video') },
      { label: words.rows.pictureJitter, ...jitter('video') },
      { label: words.rows.pictureCodec, ...codec('video') },
      { label: words.rows.size, ...inBothWays((stream) => describeSize(stream, words))('video') },
      {
        label: words.rows.limitedBy,
        sent: describeLimitation(now.sent.video?.limitation, words.limits),
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

function describePath(path: MediaPath | undefined, words: Words['stats']): string {
  if (path === undefined) return words.noPath;
  const here = words.candidates[candidateWord(path.local)];
  const there = words.candidates[candidateWord(path.remote)];
  const protocol = path.protocol?.toUpperCase();
  if (protocol === undefined) return words[path.isRelayed ? 'relayed' : 'direct'](here, there);
  return words[path.isRelayed ? 'relayedOver' : 'directOver'](protocol, here, there);
}

/** The types of candidates in the words of RFC 8445. */
function candidateWord(type: string | undefined): CandidateWord {
  switch (type) {
    case 'host':
      return 'own';
    case 'srflx':
    case 'prflx':
      return 'nat';
    case 'relay':
      return 'relay';
    default:
      return 'unknown';
  }
}

/** In kbit/s. */
function bitrateOf(
  now: StreamStats,
  before: StreamStats | undefined,
  seconds: number,
): number | undefined {
  if (before === undefined || seconds <= 0 || now.bytes < before.bytes) return undefined;
  return ((now.bytes - before.bytes) * 8) / seconds / 1000;
}

/** In percent. */
function lossOf(now: StreamStats, before: StreamStats | undefined, way: Way): number | undefined {
  if (before === undefined) return undefined;
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  const packets = Math.max(0, now.packets - before.packets);
  // What is lost was sent, but did not arrive.
  const all = way === 'sent' ? packets : packets + lost;
  return all === 0 ? undefined : Math.min(100, (100 * lost) / all);
}

function describeSize({ picture }: StreamStats, words: Words['stats']): string {
  if (picture === undefined) return unknown;
  const { width, height, framesPerSecond } = picture;
  return framesPerSecond === undefined
    ? words.pictureSize(width, height)
    : words.pictureSizeAndRate(width, height, Math.round(framesPerSecond));
}

/** In the words of webrtc-stats `RTCQualityLimitationReason`. */
function describeLimitation(reason: string | undefined, words: Words['stats']['limits']): string {
  switch (reason) {
    case 'none':
    case 'cpu':
    case 'bandwidth':
      return words[reason];
    default:
      return reason ?? unknown;
  }
}
