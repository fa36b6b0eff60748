import { describe, expect, test } from 'vitest';
import { sayCause, type PairCause } from '../../../src/diagnosis/pair-finding.ts';
import { en } from '../../../src/web/words/en.ts';
import { catalogues } from './catalogues.ts';

const sides = ['here', 'there', 'both'] as const;
const oneSide = ['here', 'there'] as const;
const eachBoolean = [true, false];

/** Every cause, with everything that its sentences may depend on. */
const causes: {
  readonly [Code in PairCause['code']]: readonly Extract<PairCause, { code: Code }>[];
} = {
  offline: [{ code: 'offline' }],
  'other-silent': eachBoolean.map((wasConnected) => ({ code: 'other-silent', wasConnected })),
  'not-negotiated': [{ code: 'not-negotiated' }],
  'keys-not-agreed': [{ code: 'keys-not-agreed' }],
  'no-candidates': sides.map((side) => ({ code: 'no-candidates', side })),
  'relay-rejected': sides.flatMap((side) =>
    [401, 486, 403].map((errorCode) => ({ code: 'relay-rejected' as const, side, errorCode })),
  ),
  'relay-unreachable': sides.flatMap((side) =>
    eachBoolean.map((isOverTcp) => ({ code: 'relay-unreachable' as const, side, isOverTcp })),
  ),
  'relay-failed': sides.map((side) => ({ code: 'relay-failed', side })),
  'relay-idle': [{ code: 'relay-idle' }],
  'no-common-family': [{ code: 'no-common-family', here: 'IPv4', there: 'IPv6' }],
  'names-unresolved': [{ code: 'names-unresolved' }],
  'udp-blocked': oneSide.flatMap((side) =>
    eachBoolean.map((hasRelay) => ({ code: 'udp-blocked' as const, side, hasRelay })),
  ),
  'udp-silent': sides.flatMap((side) =>
    eachBoolean.map((hasRelay) => ({ code: 'udp-silent' as const, side, hasRelay })),
  ),
  'path-lost': [{ code: 'path-lost' }],
  'no-servers': [{ code: 'no-servers' }],
  'no-direct-path': [{ code: 'no-direct-path' }],
  unanswered: [{ code: 'unanswered' }],
  unknown: [{ code: 'unknown' }],
};

const all: readonly PairCause[] = Object.values(causes).flat();

describe.each(Object.entries(catalogues))('%s', (language, words) => {
  test.each(all)('says $code in two whole sentences, with all that it is about', (cause) => {
    const { problem, action } = sayCause(words.pair, cause.code, cause, 'Ada');
    const said = `${problem} ${action}`;
    const inEnglish = Object.values(sayCause(en.pair, cause.code, cause, 'Ada')).join(' ');
    for (const text of [problem, action]) expect(text).toMatch(/[.।]$/);
    expect(said).not.toMatch(/undefined|\[object/);
    expect(said === inEnglish).toBe(language === 'en');
    const values = ['Ada', ...Object.values(cause).map(String)];
    const due = values.filter((one) => /Ada|IPv|\d/.test(one) && inEnglish.includes(one));
    for (const value of due) expect(said).toContain(value);
  });

  test('says different things differently', () => {
    const said = all.map((cause) => {
      const { problem, action } = sayCause(words.pair, cause.code, cause, 'Ada');
      return `${problem} ${action}`;
    });
    expect(new Set(said).size).toBe(all.length);
  });
});
