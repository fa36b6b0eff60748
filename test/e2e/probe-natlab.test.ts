import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLab, type Lab } from '../support/natlab.ts';

// The built command on hosts behind real NATs and firewalls. natlab numbers the hosts' outside
// addresses in this order, from 203.0.113.101 and 2001:db8:1:: on.
const hosts = {
  home: 'port-restricted',
  office: 'symmetric',
  blocked: 'udp-blocked',
  rejected: 'port-restricted,udp=reject',
  lossy: 'port-restricted,loss=30%',
  hotel: 'captive',
  offline: 'offline',
  dual: 'dual-stack',
} as const;

const stunUrl = 'stun:203.0.113.10:3478';
const serverUrl = 'http://203.0.113.10:3478';

const lab = await startLab(Object.entries(hosts).map(([name, type]) => `${name}=${type}`));

if (typeof lab === 'string') process.stderr.write(`skipped, this machine cannot: ${lab}\n`);

describe.skipIf(typeof lab === 'string')('behind real NATs', () => {
  if (typeof lab === 'string') return;
  afterAll(lab.close);
  beforeAll(async () => {
    await lab.startEngage('server', ...serveOn('0.0.0.0', '3478'));
    await lab.startEngage('server', ...serveOn('2001:db8::10', '3479'));
  });

  test.each([
    { host: 'home', outside: '203.0.113.101' },
    { host: 'office', outside: '203.0.113.102' },
  ])('from $host the server sees the outside of the NAT', async ({ host, outside }) => {
    const { exitCode, report } = await probe(lab, host, stunUrl);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      verdict: { code: 'reachable' },
      stun: [{ ok: true, mapped: { address: outside }, sent: 5, lost: 0 }],
    });
  });

  test('a server is asked over HTTP, then over UDP at the address it was asked by', async () => {
    const { exitCode, report } = await probe(lab, 'home', serverUrl);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      verdict: { code: 'reachable', fixes: [] },
      signaling: [{ url: serverUrl, ok: true }],
      stun: [{ url: stunUrl, ok: true, mapped: { address: '203.0.113.101' } }],
    });
  });

  test('where UDP is swallowed, it is no reply within 5 s, and HTTP tells that it is UDP', async () => {
    const { exitCode, report, tookMs } = await probe(lab, 'blocked', stunUrl, serverUrl);
    expect(exitCode).toBe(3);
    expect(tookMs).toBeLessThan(5_000);
    expect(report).toMatchObject({
      verdict: { code: 'unreachable' },
      signaling: [{ ok: true }],
      stun: [
        { ok: false, sent: 5, lost: 5, error: { code: 'no-reply' } },
        { ok: false, sent: 5, lost: 5, error: { code: 'no-reply' } },
      ],
    });
  });

  test('where a firewall rejects UDP, its word is taken at once', async () => {
    const { exitCode, report, tookMs } = await probe(lab, 'rejected', stunUrl);
    expect(exitCode).toBe(3);
    expect(report).toMatchObject({ stun: [{ ok: false, error: { code: 'unreachable' } }] });
    expect(tookMs).toBeLessThan(2_500);
  });

  test('on a lossy link the losses are counted, and the server counts as reached', async () => {
    await introduce(lab, 'lossy.gw', 'wan', '203.0.113.10', 'server', 'eth0');
    await introduce(lab, 'server', 'eth0', '203.0.113.105', 'lossy.gw', 'wan');
    const { exitCode, report } = await probe(lab, 'lossy', stunUrl, '--count', '50');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ verdict: { code: 'lossy' }, stun: [{ ok: true, sent: 50 }] });
    // 30 % each way lose 51 % of the round trips; outside of these bounds once in 10^9 runs.
    const [{ lost }] = report.stun;
    expect(lost).toBeGreaterThan(4);
    expect(lost).toBeLessThan(47);
  });

  test('the login page of a hotel is not mistaken for the server', async () => {
    const { exitCode, report, tookMs } = await probe(lab, 'hotel', 'http://203.0.113.10:80');
    expect(exitCode).toBe(3);
    expect(tookMs).toBeLessThan(5_000);
    expect(report).toMatchObject({
      verdict: { code: 'not-engage' },
      signaling: [{ ok: false, error: { code: 'redirected' } }],
    });
  });

  test('without DNS it says so and ends within 5 s, though the system would look for 10', async () => {
    const words = ['http://calls.example.org', 'stun:calls.example.org'];
    const { exitCode, report, tookMs } = await probe(lab, 'offline', ...words);
    expect(exitCode).toBe(3);
    expect(tookMs).toBeLessThan(5_000);
    expect(report).toMatchObject({
      signaling: [{ ok: false, error: { code: 'dns-no-answer' } }],
      stun: [{ ok: false, error: { code: 'dns-no-answer' } }],
    });
  });

  test('over IPv6 the server sees the very address of the host', async () => {
    const { exitCode, report } = await probe(lab, 'dual', 'http://[2001:db8::10]:3479');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      verdict: { code: 'reachable' },
      stun: [{ family: 'IPv6', ok: true, mapped: { address: '2001:db8:8::2' } }],
    });
  });

  test('of a name with both address families each is measured by itself', async () => {
    const { exitCode, report } = await probe(lab, 'dual', 'stun:server.test');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      verdict: { code: 'reachable', fixes: [{ code: 'one-family-silent' }] },
      stun: [
        { family: 'IPv4', ok: true, mapped: { address: '203.0.113.108' } },
        { family: 'IPv6', ok: false, addr: '2001:db8::10', error: { code: 'refused' } },
      ],
    });
  });

  test('a network without IPv6 is no failure when IPv4 answers', async () => {
    const { exitCode, report } = await probe(lab, 'home', 'stun:server.test');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      verdict: { code: 'reachable', fixes: [] },
      stun: [
        { family: 'IPv4', ok: true },
        { family: 'IPv6', ok: false, error: { code: 'unreachable' } },
      ],
    });
  });
});

/** Tells a host the hardware address of another: ARP would be lost, too, and loses all behind it. */
async function introduce(
  lab: Lab,
  host: string,
  device: string,
  address: string,
  otherHost: string,
  otherDevice: string,
) {
  const link = await lab.run(otherHost, 'ip', '-brief', 'link', 'show', 'dev', otherDevice);
  const hardware = /[\da-f]{2}(?::[\da-f]{2}){5}/.exec(link.stdout)?.[0] ?? '';
  const neighbour = ['ip', 'neigh', 'replace', address, 'lladdr', hardware];
  const { exitCode } = await lab.run(host, ...neighbour, 'dev', device, 'nud', 'permanent');
  expect(exitCode).toBe(0);
}

function serveOn(address: string, port: string): readonly string[] {
  return ['serve', '--host', address, '--port', port, '--json', '--log-level', 'warn'];
}

async function probe(lab: Lab, host: string, ...words: readonly string[]) {
  const startedAt = performance.now();
  const { exitCode, stdout } = await lab.engage(host, 'probe', ...words, '--json');
  const tookMs = performance.now() - startedAt;
  const report = JSON.parse(stdout) as { readonly stun: readonly [{ readonly lost: number }] };
  return { exitCode, report, tookMs };
}
