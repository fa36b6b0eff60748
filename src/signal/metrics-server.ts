import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { isLoopbackAddress, isLoopbackName } from '../protocol/addresses.ts';
import type { Metrics } from './metrics.ts';
import { isHostAllowed } from './origin.ts';

export type MetricsServerOptions = {
  /** One local address: whoever reaches it may read the numbers. */
  readonly address: string;
  /** TCP port, 0 for any. */
  readonly port: number;
  /** Closed with the server. */
  readonly metrics: Metrics;
  readonly log: Logger;
};

export type MetricsServer = {
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** A scrape is one short request; nobody has a reason to be slow. */
const httpOptions = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8 * 1024,
};

/**
 * Serves `/metrics` for Prometheus on a port of its own, which no reverse proxy hands on. Rejects
 * with Node's error when the address cannot be bound.
 */
export async function startMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const { address, metrics, log } = options;
  const isLoopbackOnly = isLoopbackAddress(address) || isLoopbackName(address);
  const server = createServer(httpOptions, (request, response) => {
    answer(request, response).catch((err: unknown) => {
      log.error({ event: 'metrics.bug', err });
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    response.setHeader('x-content-type-options', 'nosniff');
    if (!isHostAllowed(request, isLoopbackOnly)) {
      sendText(response, 421, 'The metrics are for this machine only, by the name localhost.');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      sendText(response, 405, 'Only GET and HEAD are answered here.');
    } else if ((request.url ?? '').replace(/\?.*$/s, '') !== '/metrics') {
      sendText(response, 404, 'There is nothing here but /metrics.');
    } else {
      await sendMetrics(response, metrics);
    }
  }

  try {
    server.listen({ host: address, port: options.port });
    await once(server, 'listening');
  } catch (error) {
    metrics.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  log.info({ event: 'metrics.listening', port });
  return {
    port,
    close: async () => {
      metrics.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function sendMetrics(response: ServerResponse, metrics: Metrics) {
  const body = await metrics.scrape();
  response
    .writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
    .end(body);
}

function sendText(response: ServerResponse, status: number, sentence: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
