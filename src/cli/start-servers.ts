import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { hostInUrl, isLoopbackAddress } from '../protocol/addresses.ts';
import { bindAddresses } from '../signal/listen.ts';
import type { Limits } from '../protocol/limits.ts';
import type { IceServer } from '../protocol/messages.ts';
import { deriveKey, serverTokens } from './server-secret.ts';
import type { StunServer } from '../relay/stun-server.ts';
import type { SignalServer } from '../signal/server.ts';
import { listenError } from './listen-error.ts';
import type { MetricsOptions, ServedMetrics } from './start-metrics.ts';

export type ServersOptions = {
  /** `localhost` for this machine only, `0.0.0.0` or `::` for every address, or one address. */
  readonly host: string;
  /** TCP for page and WebSocket, UDP for STUN; 0 for any that is free for both. */
  readonly port: number;
  readonly hasStun: boolean;
  /** Whether anyone who reaches it may open a room by its name; on this machine only, anyone may. */
  readonly isOpen: boolean;
  /** The folder for what hosts decide, undefined to forget it with this run. */
  readonly dataDirectory: string | undefined;
  /** Handed out besides the own STUN server. */
  readonly iceServers: readonly IceServer[];
  /** What must hold across runs is made with keys of the first one, and verified with those of all. */
  readonly secrets: readonly string[];
  /** Serves `/metrics` too, on a port of its own. */
  readonly metrics?: (MetricsOptions & { readonly version: string }) | undefined;
  /** Bounds other than the usual ones. */
  readonly limits?: Partial<Limits>;
  readonly log: Logger;
};

export type Servers = {
  readonly url: string;
  /** Where other machines reach it; empty when only this machine does. */
  readonly remoteUrls: readonly string[];
  /** `stun:host:port` as seen from this machine, undefined with `--no-stun`. */
  readonly stun: string | undefined;
  /** The URL to scrape, undefined without `--metrics-port`. */
  readonly metrics: string | undefined;
  readonly token: string;
  /** Whether anyone may open and enter rooms by name. */
  readonly isOpen: boolean;
  readonly instance: string;
  readonly drain: SignalServer['drain'];
  readonly close: () => Promise<void>;
};

/** A port that is free for TCP may be taken for UDP. */
const anyPortAttempts = 10;

/** Starts all that `engage serve` serves. Throws an {@link EngageError} when it cannot listen. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || options.port !== 0 || attempt === anyPortAttempts) {
        throw listenError(error, options, { port: '--port', host: '--host' });
      }
    }
  }
}

async function startOnce(options: ServersOptions): Promise<Servers> {
  const { startSignalServer } = await import('../signal/server.ts');
  const addresses = bindAddresses(options.host);
  const tokens = serverTokens(options.secrets);
  const isOpen = options.isOpen || addresses.every(isLoopbackAddress);
  const records = await openRecords(options);
  const signal: SignalServer = await startSignalServer({
    addresses,
    port: options.port,
    pageDirectory: fileURLToPath(new URL('../web/', import.meta.url)),
    iceServers: (host) => [
      ...(options.hasStun ? [{ urls: `stun:${host}:${signal.port}` }] : []),
      ...options.iceServers,
    ],
    serverTokens: tokens,
    linkKeys: options.secrets.map((secret) => deriveKey(secret, 'link')),
    sessionKeys: options.secrets.map((secret) => deriveKey(secret, 'session')),
    isOpen,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(records === undefined ? {} : { records }),
    log: options.log,
  });
  let stun: StunServer | undefined;
  let metrics: ServedMetrics | undefined;
  try {
    if (options.hasStun) {
      const { startStunServer } = await import('../relay/stun-server.ts');
      stun = await startStunServer({ port: signal.port, addresses: signal.addresses });
    }
    if (options.metrics !== undefined) {
      const { createMetrics } = await import('../signal/metrics.ts'); // Loads prom-client.
      const { startProcessMeter } = await import('../signal/process-meter.ts');
      const { startMetrics } = await import('./start-metrics.ts');
      const { version } = options.metrics;
      const meter = startProcessMeter();
      const counted = createMetrics({ stats: signal.stats, meter, version });
      metrics = await startMetrics(options.metrics, counted, options.log);
    }
  } catch (error) {
    await Promise.all([signal.close(), stun?.close()]);
    throw error;
  }
  const [local = 'localhost', ...remote] = reachableHosts(options.host);
  const urlOf = (host: string) => `http://${host}:${signal.port}`;
  return {
    url: urlOf(local),
    remoteUrls: remote.map(urlOf),
    stun: stun && `stun:${local}:${signal.port}`,
    metrics: metrics?.url,
    token: tokens[0] ?? '',
    isOpen,
    instance: signal.instance,
    drain: signal.drain,
    close: async () => {
      await Promise.all([signal.close(), stun?.close(), metrics?.close()]);
      await records?.close();
    },
  };
}

/** A port chosen anew each time is not one that anybody comes back to. */
async function openRecords({ dataDirectory, port, log }: ServersOptions) {
  if (dataDirectory === undefined || port === 0) return undefined;
  const { openRoomRecordsFile } = await import('./room-records-file.ts');
  return openRoomRecordsFile(join(dataDirectory, `rooms-${port}.json`), log);
}

/** How this machine is named in URLs: first for itself, then for others. */
function reachableHosts(host: string): readonly string[] {
  if (host === 'localhost') return ['localhost'];
  if (host !== '0.0.0.0' && host !== '::') {
    return isLoopbackAddress(host) ? [hostInUrl(host)] : ['localhost', hostInUrl(host)];
  }
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && (host === '::' || address.family === 'IPv4'))
    // Link-local addresses need a zone, which browsers do not take in a URL.
    .filter((address) => !address.address.startsWith('fe80:'));
  return ['localhost', ...others.map((address) => hostInUrl(address.address))];
}
