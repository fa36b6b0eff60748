import { expect, test } from 'vitest';
import { createFactsCollector, type ConnectionReading } from '../../src/diagnosis/collect-facts.ts';
import type { CheckReading } from '../../src/diagnosis/sum-facts.ts';

const urls = ['stun:engage.example:8790', 'turn:relay.example:3478', 'turns:relay.example:443'];

const ownAddress = 'candidate:1 1 udp 2122260223 192.168.7.2 50000 typ host generation 0';
const seenAddress =
  'candidate:2 1 udp 1686052607 198.18.3.4 50001 typ srflx raddr 192.168.7.2 rport 50000';

const check: CheckReading = {
  id: 'CP1',
  local: 'host',
  remote: 'srflx',
  protocol: 'udp',
  hasSucceeded: false,
  hasFailed: false,
  sent: 3,
  answered: 0,
  heard: 0,
};

const reading: ConnectionReading = {
  connection: 'connecting',
  ice: 'checking',
  hasDescribed: true,
  wasDescribedTo: true,
  gathering: 'gathering',
  generation: 'aaaa',
  local: [ownAddress],
  remote: [],
  checks: [check],
};

/** A collector with a clock that is set by hand. */
function start() {
  let nowMs = 0;
  const collector = createFactsCollector(urls, () => nowMs);
  return { ...collector, pass: (ms: number) => (nowMs += ms) };
}

test('candidates become kinds and counts, and no address is told', () => {
  const { see, facts } = start();
  see({
    ...reading,
    local: [ownAddress, ownAddress.replace('50000', '50002'), seenAddress],
    remote: [
      'candidate:3 1 tcp 1518280447 2001:db9::7 9 typ host tcptype active',
      'candidate:4 1 udp 2122260223 0b1e1e3a-1111-4222-8333-444455556666.local 50003 typ host',
      'candidate:5 1 udp 41885439 100.64.0.9 50004 typ relay raddr 0.0.0.0 rport 0',
      'not a candidate',
    ],
  });
  const { local, remote } = facts();
  expect(local).toEqual([
    { type: 'host', protocol: 'udp', family: 'IPv4', scope: 'private', count: 2 },
    { type: 'srflx', protocol: 'udp', family: 'IPv4', scope: 'public', count: 1 },
  ]);
  expect(remote).toEqual([
    { type: 'host', protocol: 'tcp', family: 'IPv6', scope: 'public', count: 1 },
    { type: 'host', protocol: 'udp', scope: 'name', count: 1 },
    { type: 'relay', protocol: 'udp', family: 'IPv4', scope: 'carrier', count: 1 },
  ]);
  expect(JSON.stringify(facts())).not.toMatch(/192\.168|198\.18|\.local|100\.64|db9|example/);
});

test('a server is known by its kind and way, with the errors that it gave', () => {
  const { see, seeError, facts } = start();
  see(reading);
  const refused = {
    url: 'turn:relay.example:3478?transport=udp',
    errorCode: 401,
    errorText: 'Unauthorized',
    port: 50_000,
  };
  seeError(refused);
  seeError({ ...refused, port: 50_002 });
  seeError({ ...refused, url: 'turns:relay.example:443?transport=tcp', errorCode: 701 });
  seeError({ ...refused, url: 'stun:engage.example:8790', errorCode: 0 });
  expect(facts().servers).toEqual([
    { kind: 'stun', transport: 'udp', errors: [] },
    { kind: 'turn', transport: 'udp', errors: [401] },
    { kind: 'turn', transport: 'tls', errors: [701] },
  ]);
});

test('UDP is silent only when the STUN servers had time to answer', () => {
  const { see, facts, pass } = start();
  see(reading);
  expect(facts().udp).toBe('unknown');
  pass(5_000);
  see(reading);
  expect(facts().udp).toBe('silent');
  see({ ...reading, local: [ownAddress, seenAddress] });
  expect(facts().udp).toBe('answered');
});

test('UDP is silent when the browser gave up waiting on every network', () => {
  const { see, seeError, facts } = start();
  const onBridge = 'candidate:9 1 udp 2122194687 172.17.0.1 50009 typ host generation 0';
  see({ ...reading, gathering: 'complete', local: [ownAddress, onBridge] });
  const error = { url: 'stun:engage.example:8790', errorCode: 701, port: 50_009 };
  seeError({ ...error, errorText: 'STUN binding request timed out.' });
  // On the other network the server may have answered with the very address, which is not shown.
  expect(facts().udp).toBe('unknown');
  seeError({ ...error, port: 50_000, errorText: 'STUN host lookup received error.' });
  expect(facts().udp).toBe('unknown');
  const timedOut = { ...error, port: 50_000, errorText: 'STUN binding request timed out.' };
  seeError({ ...timedOut, url: 'stun:relay.example:3478' });
  expect(facts().udp).toBe('unknown');
  seeError(timedOut);
  expect(facts().udp).toBe('silent');
});

test('of several networks that are still being asked nothing is said', () => {
  const { see, facts, pass } = start();
  const local = [ownAddress, ownAddress.replaceAll('7', '8')];
  see({ ...reading, local });
  pass(5_000);
  expect(facts().udp).toBe('unknown');
});

test('of an address that is not translated nothing is said', () => {
  const { see, facts, pass } = start();
  see({ ...reading, local: [ownAddress.replace('192.168.7.2', '198.18.3.4')] });
  pass(5_000);
  expect(facts().udp).toBe('unknown');
});

test('a new generation counts once it had time', () => {
  const { see, facts, pass } = start();
  see({ ...reading, local: [ownAddress, seenAddress], gathering: 'complete' });
  see({ ...reading, generation: 'bbbb', local: [] });
  expect(facts()).toMatchObject({ udp: 'answered', gathering: 'complete' });
  pass(5_000);
  see({ ...reading, generation: 'bbbb' });
  expect(facts()).toMatchObject({ udp: 'silent', gathering: 'gathering' });
});

test('checks that the connection has forgotten are remembered', () => {
  const { see, facts } = start();
  see(reading);
  see({ ...reading, checks: [{ ...check, sent: 7, hasFailed: true }] });
  see({ ...reading, checks: [{ ...check, id: 'CP2', heard: 1 }] });
  expect(facts().checks).toEqual([
    {
      local: 'host',
      remote: 'srflx',
      protocol: 'udp',
      pairs: 2,
      succeeded: 0,
      failed: 1,
      sent: 10,
      answered: 0,
      heard: 1,
    },
  ]);
});

test('once a path is lost only what was counted after it tells something', () => {
  const { see, facts, pass } = start();
  const used = { ...check, sent: 40, answered: 40, heard: 38, hasSucceeded: true };
  const path = { local: 'host', remote: 'srflx', protocol: 'udp', rttMs: 12 } as const;
  see({ ...reading, connection: 'connected', ice: 'connected', checks: [used], path });
  expect(facts()).not.toHaveProperty('lostMs');
  see({ ...reading, connection: 'disconnected', ice: 'disconnected', checks: [used] });
  pass(3_000);
  see({ ...reading, connection: 'disconnected', checks: [{ ...used, sent: 46 }] });
  expect(facts()).toMatchObject({
    lostMs: 3_000,
    path,
    checks: [{ pairs: 1, succeeded: 0, sent: 6, answered: 0, heard: 0 }],
  });
});

test('however much there is, what is told is bounded', () => {
  const { see, facts } = start();
  const checks = Array.from({ length: 2_000 }, (_, index) => ({ ...check, id: `CP${index}` }));
  see({ ...reading, checks });
  expect(facts().checks).toMatchObject([{ pairs: 500 }]);
});
