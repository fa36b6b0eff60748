import { onTestFinished } from 'vitest';
import { startStunServer, type StunServer } from '../../src/relay/stun-server.ts';

/** Starts a real STUN server on a free loopback port; the end of the test closes it. */
export async function startStun(addresses: readonly string[] = ['127.0.0.1']): Promise<StunServer> {
  const server = await startStunServer({ port: 0, addresses });
  onTestFinished(server.close);
  return server;
}
