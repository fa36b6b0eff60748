import { extend } from '../extend.ts';

/** Where on the timeline of a recording the frames of one RTP stream are. */
export type StreamTimes = {
  /** Of a frame that arrived then; both on the same timeline. */
  readonly timeOf: (timestamp: number, arrivedMs: number) => number;
  /** The sender says at which moment of its own clock it had this timestamp. */
  readonly report: (timestamp: number, senderMs: number) => void;
  /** The moment of the sender's clock that is the beginning of the timeline; not known yet: undefined. */
  readonly senderStartMs: () => number | undefined;
};

/**
 * What is further from its arrival than that is not late but of another count: the sender has begun
 * anew, or its clock was set.
 */
const maxOffMs = 3_000;
/** They come every second to every five: of so long the clocks of two machines drift apart by 2 ms. */
const keptReports = 8;

type Moment = { readonly timestamp: number; readonly ms: number };

/**
 * The first frame is where it arrived, and from then on only the sender's clock counts, whatever the
 * network does. A stream that is to be together with another one (`master`: pictures with the sound)
 * moves as soon as the sender has told of both on one clock (RFC 3550, section 6.4.1): the way of a
 * picture through encoder and network is longer than that of sound.
 */
export function createStreamTimes(
  clockRateHz: number,
  master?: Pick<StreamTimes, 'senderStartMs'>,
): StreamTimes {
  let known: number | undefined;
  let anchor: Moment | undefined;
  let reports: readonly Moment[] = [];

  const lengthMs = (timestamps: number) => (timestamps * 1000) / clockRateHz;

  function msOf(timestamp: number): number | undefined {
    return anchor && anchor.ms + lengthMs(timestamp - anchor.timestamp);
  }

  /**
   * The one whose moment is the earliest for its timestamp: a sender that is busy says it too late
   * (werift takes the time when it sends), never too early.
   */
  function bestReport(): Moment | undefined {
    const delayMs = ({ ms, timestamp }: Moment) => ms - lengthMs(timestamp);
    return reports.toSorted((a, b) => delayMs(a) - delayMs(b))[0];
  }

  /** Where the master's clock wants it. */
  function follow(arrivedMs: number, timestamp: number) {
    const startMs = master?.senderStartMs();
    const report = bestReport();
    if (startMs === undefined || report === undefined) return;
    const ms = report.ms - startMs;
    const wanted = ms + lengthMs(timestamp - report.timestamp);
    if (Math.abs(wanted - arrivedMs) <= maxOffMs) anchor = { timestamp: report.timestamp, ms };
  }

  return {
    timeOf: (counted, arrivedMs) => {
      const timestamp = extend(counted, 2 ** 32, known);
      known = timestamp;
      follow(arrivedMs, timestamp);
      const ms = msOf(timestamp);
      if (ms !== undefined && Math.abs(ms - arrivedMs) <= maxOffMs) return Math.max(0, ms);
      anchor = { timestamp, ms: arrivedMs };
      return arrivedMs;
    },
    report: (counted, senderMs) => {
      const timestamp = extend(counted, 2 ** 32, known);
      known ??= timestamp;
      reports = [...reports, { timestamp, ms: senderMs }].slice(-keptReports);
    },
    senderStartMs: () => {
      const report = bestReport();
      const ms = report && msOf(report.timestamp);
      return ms === undefined || report === undefined ? undefined : report.ms - ms;
    },
  };
}
