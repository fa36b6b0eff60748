import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/**
 * Stands before a UDP server and holds back what it answers until `release` resolves. Returns the
 * port to ask instead; the end of the test closes it.
 */
export async function startSlowUdp(serverPort: number, release: Promise<unknown>): Promise<number> {
  const outside = createSocket('udp4');
  const upstreams = new Map<number, Socket>();
  let isClosed = false;
  onTestFinished(() => {
    isClosed = true;
    for (const socket of [outside, ...upstreams.values()]) socket.close();
  });

  function upstreamOf(client: RemoteInfo): Socket {
    const known = upstreams.get(client.port);
    if (known !== undefined) return known;
    const upstream = createSocket('udp4');
    upstreams.set(client.port, upstream);
    const pass = async (answer: Buffer) => {
      await release;
      if (!isClosed) outside.send(answer, client.port, client.address);
    };
    upstream.on('message', (answer) => void pass(answer));
    return upstream;
  }

  outside.on('message', (packet, client) => {
    upstreamOf(client).send(packet, serverPort, '127.0.0.1');
  });
  outside.bind(0, '127.0.0.1');
  await once(outside, 'listening');
  return outside.address().port;
}
