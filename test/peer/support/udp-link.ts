import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Sees each packet on its way; whatever it passes to `forward` or `answer` goes on, and back. */
export type Tamper = (
  packet: Buffer,
  forward: (packet: Buffer) => void,
  answer: (packet: Buffer) => void,
) => void;

export type UdpLink = {
  /** The port that a peer sees instead of the other one's; `own` is that peer's own port. */
  readonly portFor: (peer: 0 | 1) => number;
  readonly setPort: (peer: 0 | 1, own: number) => void;
};

/** Stands between two UDP ports of 127.0.0.1; the end of the test closes it. */
export async function startUdpLink(tamper: Tamper): Promise<UdpLink> {
  const sockets: readonly [Socket, Socket] = [await bindSocket(), await bindSocket()];
  const ports: [number, number] = [0, 0];
  for (const near of [0, 1] as const) {
    const far = near === 0 ? 1 : 0;
    const send = (peer: 0 | 1) => (packet: Buffer) => {
      if (ports[peer] !== 0) sockets[peer].send(packet, ports[peer], '127.0.0.1');
    };
    sockets[near].on('message', (packet, from) => {
      // Those from another address of the peer would come back from the wrong one.
      if (from.port === ports[near]) tamper(packet, send(far), send(near));
    });
  }
  return {
    portFor: (peer) => sockets[peer].address().port,
    setPort: (peer, own) => {
      ports[peer] = own;
    },
  };
}

async function bindSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}
