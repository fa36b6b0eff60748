import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { answerBinding } from './binding-answer.ts';

export type StunServer = {
  /** UDP port, the same on every address. */
  readonly port: number;
  /** Resolves when every socket is closed; may be called again. */
  readonly close: () => Promise<void>;
};

export type StunServerOptions = {
  /** 0 for any that is free on all addresses. */
  readonly port: number;
  /**
   * Local addresses; `0.0.0.0` and `::` are all of their family and only of theirs. A host with
   * several addresses of a family should list them: an answer from a wildcard socket leaves from
   * the address that the route prefers, and clients drop it when they had asked another one.
   */
  readonly addresses: readonly string[];
};

/** A port that the system picked for the first address may be taken on the second. */
const anyPortAttempts = 16;

/** Room for 10,000 waiting requests (measured on Linux), should the event loop be late. */
const receiveBufferBytes = 4 * 1024 * 1024;

/**
 * Answers STUN Binding requests over UDP (RFC 8489). Resolves when every address is bound; rejects
 * with Node's error (EADDRINUSE, EACCES, EADDRNOTAVAIL) and nothing left open when one cannot be.
 */
export async function startStunServer({ port, addresses }: StunServerOptions): Promise<StunServer> {
  const sockets = await bindAll(port, addresses, port === 0 ? anyPortAttempts : 1);
  for (const socket of sockets) serve(socket);
  let closed: Promise<unknown> | undefined;
  return {
    port: sockets[0]?.address().port ?? port,
    close: async () => {
      closed ??= Promise.all(sockets.map(closeSocket));
      await closed;
    },
  };
}

async function bindAll(
  port: number,
  addresses: readonly string[],
  attempts: number,
): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  try {
    for (const address of addresses) {
      // One after the other: with port 0 the first one decides for all.
      sockets.push(await bind(sockets[0]?.address().port ?? port, address));
    }
    return sockets;
  } catch (error) {
    await Promise.all(sockets.map(closeSocket));
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (attempts <= 1 || !isTaken) throw error;
    return bindAll(port, addresses, attempts - 1);
  }
}

async function bind(port: number, address: string): Promise<Socket> {
  const type = isIPv6(address) ? 'udp6' : 'udp4';
  // Without the flag `::` would take IPv4's port, too; IPv4 sockets must not have it (EINVAL).
  const socket = createSocket({ type, ipv6Only: type === 'udp6' });
  try {
    socket.bind(port, address);
    await once(socket, 'listening');
  } catch (error) {
    socket.close();
    throw error;
  }
  return socket;
}

function serve(socket: Socket): void {
  try {
    socket.setRecvBufferSize(receiveBufferBytes);
  } catch {
    // Linux lowers it to its limit by itself, macOS refuses; the system's size works, too.
  }
  socket.on('message', (packet, { address, port }) => {
    // Only a forged packet comes from port 0, and sending there throws.
    const answer = port === 0 ? undefined : answerBinding(packet, { address, port });
    // A reply that cannot be sent (no route, firewall) is a lost one: the client asks again.
    if (answer !== undefined) socket.send(answer, port, address, () => undefined);
  });
  // What the system reports about one sender is no reason to stop answering the others.
  socket.on('error', () => undefined);
}

async function closeSocket(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.close();
  await closed;
}
