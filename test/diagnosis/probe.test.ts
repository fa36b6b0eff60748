import { expect, test } from 'vitest';
import { diagnoseProbe } from '../../src/diagnosis/probe.ts';
import type {
  HealthFact,
  HealthFailureCode,
  StunFact,
  StunFailureCode,
  TargetFacts,
} from '../../src/diagnosis/probe-facts.ts';

const url = 'stun:calls.example.org:3478';

const answered: StunFact = {
  url,
  address: '203.0.113.10',
  family: 'IPv4',
  ok: true,
  mapped: { address: '198.51.100.7', port: 50_000 },
  sent: 5,
  received: 5,
  lost: 0,
  rttMs: { min: 10, median: 12, max: 20, jitter: 3 },
};

const lossy: StunFact = { ...answered, received: 4, lost: 1 };

function silent(code: StunFailureCode, changes: Partial<StunFact> = {}): StunFact {
  const error = { code, text: `Sentence about ${code}.` };
  const counts = { sent: 5, received: 0, lost: 5 };
  return { url, address: '203.0.113.10', family: 'IPv4', ...counts, ...changes, ok: false, error };
}

const healthy: HealthFact = {
  url: 'https://calls.example.org',
  ok: true,
  durationMs: 30,
  instance: 'i',
  stun: [url],
};

function unhealthy(code: HealthFailureCode): HealthFact {
  const error = { code, text: `Sentence about ${code}.` };
  return { url: 'https://calls.example.org', ok: false, error };
}

function server(health: HealthFact, ...stun: readonly StunFact[]): TargetFacts {
  return { kind: 'server', health, stun };
}

function stunOnly(...stun: readonly StunFact[]): TargetFacts {
  return { kind: 'stun', url, stun };
}

test.each([
  { name: 'all is well', facts: server(healthy, answered), code: 'reachable' },
  { name: 'a packet is lost', facts: server(healthy, lossy), code: 'lossy' },
  { name: 'no STUN server is named', facts: server(healthy), code: 'no-stun' },
  { name: 'UDP is silent', facts: server(healthy, silent('no-reply')), code: 'stun-silent' },
  { name: 'the server is away', facts: server(unhealthy('refused')), code: 'server-unreachable' },
  { name: 'it is sent on', facts: server(unhealthy('redirected')), code: 'not-engage' },
  { name: 'a login page answers', facts: server(unhealthy('web-page')), code: 'not-engage' },
  { name: 'something else answers', facts: server(unhealthy('not-engage')), code: 'not-engage' },
  { name: 'STUN answers', facts: stunOnly(answered), code: 'reachable' },
  { name: 'STUN loses a packet', facts: stunOnly(lossy), code: 'lossy' },
  { name: 'STUN is silent', facts: stunOnly(silent('no-reply')), code: 'stun-unreachable' },
  { name: 'STUN refuses', facts: stunOnly(silent('refused')), code: 'stun-unreachable' },
  { name: 'the user stops', facts: stunOnly(silent('stopped')), code: 'stopped' },
  { name: 'the user stops HTTP', facts: server(unhealthy('stopped')), code: 'stopped' },
] as const)('when $name the verdict is $code', ({ facts, code }) => {
  expect(diagnoseProbe([facts]).code).toBe(code);
});

test('silence is never called blocked: who is silent cannot be seen from here', () => {
  for (const facts of [stunOnly(silent('no-reply')), server(healthy, silent('no-reply'))]) {
    const verdict = diagnoseProbe([facts]);
    expect(JSON.stringify(verdict)).not.toMatch(/blocked/i);
    expect(verdict.text).toContain(`No answer from ${url} over UDP.`);
    expect(verdict.text).toContain('cannot be told');
    expect(verdict.fixes).toMatchObject([{ code: 'no-reply' }]);
  }
});

test('says what was not measured even when all is well', () => {
  for (const facts of [stunOnly(answered), server(healthy, answered), server(healthy)]) {
    expect(diagnoseProbe([facts]).text).toMatch(/not measured/);
  }
});

test('a lost packet comes with how many, and how to be sure', () => {
  const verdict = diagnoseProbe([stunOnly(lossy)]);
  expect(verdict.text).toContain('1 of 5 packets got no answer');
  expect(verdict.fixes).toMatchObject([
    { code: 'loss', action: expect.stringContaining('--count') },
  ]);
});

test('one silent address family is something to repair, not a failure', () => {
  const ipv6 = silent('no-reply', { address: '2001:db8::10', family: 'IPv6' });
  const verdict = diagnoseProbe([stunOnly(answered, ipv6)]);
  expect(verdict.code).toBe('reachable');
  expect(verdict.fixes).toMatchObject([
    { code: 'one-family-silent', problem: expect.stringContaining('not over IPv6') },
  ]);
});

test('a machine without IPv6 is nothing to repair', () => {
  const ipv6 = silent('unreachable', { address: '2001:db8::10', family: 'IPv6', sent: 0, lost: 0 });
  expect(diagnoseProbe([stunOnly(answered, ipv6)])).toMatchObject({ code: 'reachable', fixes: [] });
});

test('one silent STUN server of two is told beside the one that answers', () => {
  const other = silent('no-reply', { url: 'stun:backup.example.org' });
  const verdict = diagnoseProbe([server(healthy, answered, other)]);
  expect(verdict.code).toBe('stun-silent');
  expect(verdict.text).toContain('stun:backup.example.org');
});

test.each([
  { facts: [stunOnly(answered), server(healthy, answered)], code: 'reachable', text: 'All 2' },
  { facts: [stunOnly(lossy), stunOnly(answered)], code: 'lossy', text: 'All 2' },
  {
    facts: [stunOnly(answered), stunOnly(silent('refused'))],
    code: 'partly-reachable',
    text: '1 of 2 targets answers',
  },
  {
    facts: [stunOnly(silent('no-reply')), server(unhealthy('refused'))],
    code: 'unreachable',
    text: 'None of the 2 targets answers',
  },
  { facts: [stunOnly(answered), stunOnly(silent('stopped'))], code: 'stopped', text: 'Stopped' },
])('sums up several targets as $code', ({ facts, code, text }) => {
  const verdict = diagnoseProbe(facts);
  expect(verdict.code).toBe(code);
  expect(verdict.text).toContain(text);
});

test('the same advice is not given twice', () => {
  const verdict = diagnoseProbe([stunOnly(silent('no-reply')), stunOnly(silent('no-reply'))]);
  expect(verdict.fixes).toHaveLength(1);
});

test('whoever stopped it is not advised to run it again', () => {
  expect(diagnoseProbe([stunOnly(silent('stopped'))]).fixes).toEqual([]);
});
