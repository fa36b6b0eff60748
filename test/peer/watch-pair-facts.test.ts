import { expect, test } from 'vitest';
import { watchPairFacts } from '../../src/peer/watch-pair-facts.ts';
import { enter } from '../client/support/person.ts';
import { startServer } from '../support/signal-server.ts';

test('a connection of werift tells kinds and counts, and no address', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  const bob = enter(url, 'Bob');
  await Promise.all([ada.meets(1), bob.meets(1)]);
  const [connection] = ada.connections;
  if (connection === undefined) throw new Error('no connection');
  const facts = await watchPairFacts(connection, [{ urls: 'turn:127.0.0.1:3478' }])();
  expect(facts).toMatchObject({
    connection: 'connected',
    ice: 'connected',
    dtls: 'connected',
    hasDescribed: true,
    wasDescribedTo: true,
    servers: [{ kind: 'turn', transport: 'udp', errors: [] }],
    path: { protocol: 'udp' },
  });
  for (const candidates of [facts.local, facts.remote]) {
    expect(candidates).toContainEqual({
      type: 'host',
      protocol: 'udp',
      family: 'IPv4',
      scope: 'loopback',
      count: 1,
    });
  }
  expect(JSON.stringify(facts)).not.toMatch(/\d+\.\d+\.\d+|::/);
});
