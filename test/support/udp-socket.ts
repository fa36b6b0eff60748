import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { onTestFinished } from 'vitest';

export type UdpSocket = {
  readonly address: string;
  readonly port: number;
  readonly send: (packet: Buffer, port: number, address: string) => void;
  /** The next packet that came in, or is to come. */
  readonly next: () => Promise<Buffer>;
};

/** Binds a socket to a free port; `answer` sees every packet. The end of the test closes it. */
export async function openUdp(
  address = '127.0.0.1',
  answer: (packet: Buffer, from: RemoteInfo, send: UdpSocket['send']) => void = () => undefined,
): Promise<UdpSocket> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  onTestFinished(() => void socket.close());
  const arrived: Buffer[] = [];
  const readers: ((packet: Buffer) => void)[] = [];
  const send: UdpSocket['send'] = (packet, port, to) => socket.send(packet, port, to);
  socket.on('message', (packet, from) => {
    const reader = readers.shift();
    if (reader === undefined) arrived.push(packet);
    else reader(packet);
    answer(packet, from, send);
  });
  socket.bind(0, address);
  await once(socket, 'listening');
  return {
    address,
    port: socket.address().port,
    send,
    next: () => {
      const packet = arrived.shift();
      return packet === undefined
        ? new Promise((resolve) => readers.push(resolve))
        : Promise.resolve(packet);
    },
  };
}

/** A UDP port where nothing listens: bound once, and given back. */
export async function closedUdpPort(address = '127.0.0.1'): Promise<number> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  socket.bind(0, address);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

/** How many this process has open. */
export function countUdpSockets(): number {
  return process.getActiveResourcesInfo().filter((type) => type === 'UDPWrap').length;
}
