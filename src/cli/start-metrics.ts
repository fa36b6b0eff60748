import type { Logger } from 'pino';
import { hostInUrl } from '../protocol/addresses.ts';
import type { Metrics } from '../signal/metrics.ts';
import { listenError } from './listen-error.ts';

export type MetricsOptions = {
  readonly host: string;
  /** TCP port, 0 for any. */
  readonly port: number;
};

export type ServedMetrics = {
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Serves `/metrics`. Throws an {@link EngageError} when it cannot listen. */
export async function startMetrics(
  { host, port }: MetricsOptions,
  metrics: Metrics,
  log: Logger,
): Promise<ServedMetrics> {
  const { startMetricsServer } = await import('../signal/metrics-server.ts');
  try {
    const server = await startMetricsServer({ address: host, port, metrics, log });
    return { url: `http://${hostInUrl(host)}:${server.port}/metrics`, close: server.close };
  } catch (error) {
    throw listenError(error, { host, port }, { host: '--metrics-host', port: '--metrics-port' });
  }
}
