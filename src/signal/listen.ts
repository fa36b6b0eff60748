import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackAddress } from '../protocol/addresses.ts';

/** Many clients come back at once after a restart; the default of 511 makes them wait. */
const backlog = 4096;

/**
 * The addresses to bind for a host: both loopback addresses for `localhost`, both families for
 * `::`, and loopback beside any other address, so that this machine always has a secure context.
 */
export function bindAddresses(host: string): readonly string[] {
  if (host === 'localhost') return ['127.0.0.1', '::1'];
  if (host === '::') return ['::', '0.0.0.0'];
  if (host === '0.0.0.0' || isLoopbackAddress(host)) return [host];
  return [host, '127.0.0.1'];
}

/**
 * Listens with one server on each address, all on the same port (0: one that is free), and
 * resolves with the port. A machine without IPv6 is served on the first address alone. Rejects
 * with Node's own error, everything closed.
 */
export async function listenOnAll(
  addresses: readonly string[],
  port: number,
  createServer: () => Server,
): Promise<{
  readonly port: number;
  readonly servers: readonly Server[];
  readonly bound: readonly string[];
}> {
  const servers: Server[] = [];
  const bound: string[] = [];
  let boundPort = port;
  try {
    for (const host of addresses) {
      const server = createServer();
      try {
        server.listen({ host, port: boundPort, backlog, ipv6Only: true });
        await once(server, 'listening');
      } catch (error) {
        if (servers.length > 0 && isAddressMissing(error)) continue;
        throw error;
      }
      servers.push(server);
      bound.push(host);
      boundPort = (server.address() as AddressInfo).port;
    }
    return { port: boundPort, servers, bound };
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
}

function isAddressMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}
