import { Counter, Gauge, Registry } from 'prom-client';
import type { ProcessMeter } from './process-meter.ts';
import type { Stats } from './stats.ts';

export type MetricsSource = {
  readonly stats: () => Stats;
  readonly meter: ProcessMeter;
  readonly version: string;
};

export type Metrics = {
  readonly contentType: string;
  /** All metrics as they are now, in the text format of Prometheus. */
  readonly scrape: () => Promise<string>;
  /** Ends what is measured for them. */
  readonly close: () => void;
};

/** What one scrape sees: the sockets are looked at once for all metrics. */
type Now = { readonly stats: Stats; readonly meter: ProcessMeter; readonly version: string };

type Series = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

type Definition = {
  readonly type: 'gauge' | 'counter';
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: (now: Now) => readonly Series[];
};

/** docs/operation.md has the same list. No label may hold what a client sent. */
export const metricDefinitions: readonly Definition[] = [
  {
    type: 'gauge',
    name: 'engage_build_info',
    help: 'Always 1; the labels say what runs.',
    labels: ['version', 'node'],
    read: ({ version, meter }) => [{ labels: { version, node: meter.nodeVersion }, value: 1 }],
  },
  one('gauge', 'engage_draining', '1 once the server takes no new calls, else 0.', ({ stats }) =>
    stats.status === 'draining' ? 1 : 0,
  ),
  one('gauge', 'engage_rooms', 'Rooms with people or watchers.', ({ stats }) => stats.rooms),
  one(
    'gauge',
    'engage_people',
    'People in rooms, with those whose place is kept.',
    ({ stats }) => stats.people,
  ),
  one('gauge', 'engage_watchers', 'Sockets that watch a room.', ({ stats }) => stats.watchers),
  one('gauge', 'engage_sockets', 'Open WebSockets.', ({ stats }) => stats.sockets),
  one(
    'gauge',
    'engage_send_queue_bytes',
    'Bytes that wait for slow readers, all sockets together.',
    ({ stats }) => stats.sendQueueBytes,
  ),
  one(
    'counter',
    'engage_joins_total',
    'People who entered a room.',
    ({ stats }) => stats.counters.joins,
  ),
  one(
    'counter',
    'engage_leaves_total',
    'People who left for good.',
    ({ stats }) => stats.counters.leaves,
  ),
  each(
    'engage_resumes_total',
    'Attempts to take a place up again.',
    'result',
    ({ stats }) => stats.counters.resumes,
  ),
  each('engage_refused_total', 'Messages refused.', 'code', ({ stats }) => stats.counters.refused),
  one(
    'counter',
    'engage_relayed_messages_total',
    'Signals taken to be passed on.',
    ({ stats }) => stats.counters.relayedMessages,
  ),
  one(
    'counter',
    'engage_relayed_bytes_total',
    'Payload bytes of these signals.',
    ({ stats }) => stats.counters.relayedBytes,
  ),
  each('engage_sockets_refused_total', 'WebSockets not opened.', 'status', ({ stats }) =>
    Object.fromEntries(
      Object.entries(stats.counters.socketsRefused).map(([line, count]) => [
        line.slice(0, 3), // The number alone.
        count,
      ]),
    ),
  ),
  each(
    'engage_sockets_closed_total',
    'WebSockets that ended.',
    'cause',
    ({ stats }) => stats.counters.socketsClosed,
  ),
  one(
    'gauge',
    'engage_event_loop_lag_seconds',
    'The longest delay of the event loop since the last scrape.',
    ({ meter }) => meter.takeLagSeconds(),
  ),
  one(
    'counter',
    'process_cpu_seconds_total',
    'CPU time of the process, user and system.',
    ({ meter }) => meter.cpuSeconds(),
  ),
  one('gauge', 'process_resident_memory_bytes', 'Resident memory of the process.', ({ meter }) =>
    meter.residentBytes(),
  ),
  one(
    'gauge',
    'process_start_time_seconds',
    'When the process started, in seconds since 1970.',
    ({ meter }) => meter.startedAtSeconds,
  ),
];

/** The metrics of one server. They are filled when asked for; counting costs plain additions. */
export function createMetrics({ stats, meter, version }: MetricsSource): Metrics {
  const registry = new Registry();
  const metrics = metricDefinitions.map((definition) => ({
    definition,
    metric: createMetric(definition, registry),
  }));
  return {
    contentType: registry.contentType,
    scrape: () => {
      const now: Now = { stats: stats(), meter, version };
      for (const { definition, metric } of metrics) {
        metric.reset();
        for (const { labels, value } of definition.read(now)) metric.inc(labels, value);
      }
      return registry.metrics();
    },
    close: meter.close,
  };
}

function createMetric({ type, name, help, labels }: Definition, registry: Registry) {
  const options = { name, help, labelNames: labels, registers: [registry] };
  return type === 'gauge' ? new Gauge(options) : new Counter(options);
}

function one(
  type: Definition['type'],
  name: string,
  help: string,
  read: (now: Now) => number,
): Definition {
  return { type, name, help, labels: [], read: (now) => [{ labels: {}, value: read(now) }] };
}

/** A counter with one series for each name of a record; its names are bounded, so are the series. */
function each(
  name: string,
  help: string,
  label: string,
  read: (now: Now) => Readonly<Record<string, number>>,
): Definition {
  const seriesOf = ([key, value]: readonly [string, number]) => ({
    labels: { [label]: key },
    value,
  });
  return {
    type: 'counter',
    name,
    help,
    labels: [label],
    read: (now) => Object.entries(read(now)).map(seriesOf),
  };
}
