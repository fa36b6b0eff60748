import type { Logger } from 'pino';
import { hostInUrl } from '../protocol/addresses.ts';
import type { Stats } from '../signal/stats.ts';
import { listenError } from './listen-error.ts';

export type MetricsOptions = {
  readonly host: string;
  /** TCP port, 0 for any. */
  readonly port: number;
  /** The version of engage, which the metrics tell. */
  readonly version: string;
};

export type Metrics = {
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Serves `/metrics`; loads prom-client. Throws an {@link EngageError} when it cannot listen. */
export async function startMetrics(
  { host, port, version }: MetricsOptions,
  stats: () => Stats,
  log: Logger,
): Promise<Metrics> {
  const { startMetricsServer } = await import('../signal/metrics-server.ts');
  try {
    const server = await startMetricsServer({ address: host, port, stats, version, log });
    return { url: `http://${hostInUrl(host)}:${server.port}/metrics`, close: server.close };
  } catch (error) {
    throw listenError(error, { host, port }, { host: '--metrics-host', port: '--metrics-port' });
  }
}
