import { expect, test } from 'vitest';
import { diagnoseConnection, type ConnectionFacts } from '../../src/diagnosis/connection.ts';
import { readUdpReach, type Gathering } from '../../src/diagnosis/udp-reach.ts';

const well: ConnectionFacts = { signaling: 'open', udp: 'answered', hasRelay: false };

test.each<{ facts: Partial<ConnectionFacts>; code: string }>([
  { facts: { signaling: 'unreachable' }, code: 'server-unreachable' },
  { facts: { signaling: 'no-socket' }, code: 'no-socket' },
  { facts: { udp: 'silent' }, code: 'stun-silent' },
  { facts: { udp: 'no-address' }, code: 'no-address' },
])('finds $code', ({ facts, code }) => {
  expect(diagnoseConnection({ ...well, ...facts })).toBe(code);
});

test.each<Partial<ConnectionFacts>>([
  {},
  { udp: 'unknown' },
  { udp: 'silent', hasRelay: true },
  { udp: 'no-address', hasRelay: true },
  // An older server does not say; one that is silent about it may have one.
  { udp: 'silent', hasRelay: undefined },
])('says nothing of %o', (facts) => {
  expect(diagnoseConnection({ ...well, ...facts })).toBeUndefined();
});

const home: Gathering = {
  candidates: [{ type: 'host', address: '192.168.1.20' }],
  isDone: false,
  stunUrls: ['stun:call.example:8790'],
};
const seen = { type: 'srflx', address: '198.51.100.7' };

test.each<{ name: string; gathering: Partial<Gathering>; reach: string }>([
  { name: 'an address seen from outside', gathering: { candidates: [seen] }, reach: 'answered' },
  { name: 'none in time behind a NAT', gathering: {}, reach: 'silent' },
  {
    name: 'none in time where the browser hides its own',
    gathering: { candidates: [{ type: 'host', address: '0a1b.local' }] },
    reach: 'silent',
  },
  {
    name: 'none in time behind the NAT of a provider',
    gathering: { candidates: [{ type: 'host', address: '100.72.0.9' }] },
    reach: 'silent',
  },
  {
    name: 'none in time in a network of its own over IPv6',
    gathering: { candidates: [{ type: 'host', address: '[fd00::2]' }] },
    reach: 'silent',
  },
  { name: 'done, and no NAT in between', gathering: { isDone: true }, reach: 'unknown' },
  {
    name: 'none in time on a machine with an address of the Internet',
    gathering: {
      candidates: [...home.candidates, { type: 'host', address: '2001:db8::7' }],
    },
    reach: 'unknown',
  },
  {
    name: 'a STUN server on this machine',
    gathering: { stunUrls: ['stun:localhost:8790'] },
    reach: 'unknown',
  },
  { name: 'no STUN server', gathering: { stunUrls: [] }, reach: 'unknown' },
  { name: 'nothing at all', gathering: { candidates: [], isDone: true }, reach: 'no-address' },
])('reads $name as $reach', ({ gathering, reach }) => {
  expect(readUdpReach({ ...home, ...gathering })).toBe(reach);
});
