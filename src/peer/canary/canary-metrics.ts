import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LoopbackReport, SetUpTimes } from '../loopback.ts';
import type { CanaryCall } from './canary.ts';

/** Metrics as a server of metrics takes them; docs/operation.md lists them. */
export type CanaryMetrics = {
  readonly contentType: string;
  readonly scrape: () => Promise<string>;
  readonly close: () => void;
  readonly count: (call: CanaryCall) => void;
};

const results = [
  'worked',
  'no-media',
  'no-room',
] as const satisfies readonly CanaryCall['result'][];

const phases: { readonly [Time in keyof SetUpTimes]: string } = {
  signalingMs: 'signaling',
  iceMs: 'ice',
  dtlsMs: 'dtls',
  firstAudioMs: 'first-audio',
  firstVideoMs: 'first-video',
};

/** In seconds: from a machine's own server to the worst that a person waits for. */
const buckets = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];

export function createCanaryMetrics(): CanaryMetrics {
  const registry = new Registry();
  const registers = [registry];
  const calls = new Counter({
    name: 'engage_canary_calls_total',
    help: 'Calls held, by what came of them.',
    labelNames: ['result'],
    registers,
  });
  for (const result of results) calls.inc({ result }, 0);
  const up = new Gauge({
    name: 'engage_canary_up',
    help: '1 when the last call worked, else 0.',
    registers,
  });
  const lastCall = new Gauge({
    name: 'engage_canary_last_call_timestamp_seconds',
    help: 'When the last call began, in seconds since 1970.',
    registers,
  });
  const setUp = new Histogram({
    name: 'engage_canary_set_up_seconds',
    help: 'From the start of a call until both sides had got so far.',
    labelNames: ['phase'],
    buckets,
    registers,
  });
  const packets = new Counter({
    name: 'engage_canary_packets_total',
    help: 'Packets of sound and picture, by whether they arrived.',
    labelNames: ['fate'],
    registers,
  });
  for (const fate of ['received', 'lost']) packets.inc({ fate }, 0);
  const paths = new Counter({
    name: 'engage_canary_paths_total',
    help: 'Connections, by the kinds of their two candidates and the protocol.',
    labelNames: ['local', 'remote', 'protocol'],
    registers,
  });

  function countReport({ setUp: times, people }: LoopbackReport) {
    for (const [time, phase] of Object.entries(phases)) {
      const ms = times[time as keyof SetUpTimes];
      if (ms !== undefined) setUp.observe({ phase }, ms / 1_000);
    }
    for (const { pair } of people) {
      if (pair === undefined) continue;
      const { audio, video } = pair.received;
      packets.inc({ fate: 'received' }, audio.packets + video.packets);
      packets.inc({ fate: 'lost' }, audio.lost + video.lost);
      if (pair.path !== undefined) paths.inc(pair.path);
    }
  }

  return {
    contentType: registry.contentType,
    scrape: () => registry.metrics(),
    close: () => undefined,
    count: (call) => {
      calls.inc({ result: call.result });
      up.set(call.result === 'worked' ? 1 : 0);
      lastCall.set(call.at / 1_000);
      if (call.result !== 'no-room') countReport(call.report);
    },
  };
}
