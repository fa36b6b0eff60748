import { expect, test } from 'vitest';
import { chooseRelays } from '../../src/peer/relay-choice.ts';
import type { IceServer } from '../../src/protocol/messages.ts';

const urls = {
  stun: 'stun:a.example',
  plain: 'turn:a.example',
  udp: 'turn:b.example:3478?transport=udp',
  tcp: 'turn:b.example?transport=tcp',
  tls: 'turns:c.example:443?transport=tcp',
  bareTls: 'TURNS:d.example',
};
const iceServers: readonly IceServer[] = Object.values(urls).map((url) => ({ urls: url }));

test.each([
  [undefined, [urls.plain, urls.udp, urls.tcp, urls.tls, urls.bareTls]],
  ['udp', [urls.plain, urls.udp]],
  ['tcp', [urls.tcp]],
  ['tls', [urls.tls, urls.bareTls]],
] as const)('of the servers handed out, those over %s', (transport, chosen) => {
  const relays = chooseRelays(iceServers, transport === undefined ? {} : { transport });
  expect(relays.map((server) => server.urls)).toEqual(chosen);
});
