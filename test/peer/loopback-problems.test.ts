import { expect, test } from 'vitest';
import type { PersonReport } from '../../src/peer/loopback-person.ts';
import { findLoopbackProblems } from '../../src/peer/loopback-problems.ts';
import type { Milestones, PairReport } from '../../src/peer/pair-meter.ts';

const nothing = {
  packets: 0,
  bytes: 0,
  lost: 0,
  late: 0,
  jitterMs: undefined,
  frames: 0,
  framesPerSecond: undefined,
};
const pair: PairReport = {
  sent: { audioPackets: 1, videoPackets: 1 },
  received: { audio: nothing, video: nothing },
  data: { sent: 1, echoed: 1, received: 1, rttMs: 1 },
  path: undefined,
  relayTransport: undefined,
};
const all = { ice: 1, dtls: 2, audio: 3, video: 4, data: 5 } satisfies Milestones;

function people(first: Milestones, second: Milestones = all): readonly PersonReport[] {
  return [
    { name: 'loopback-1', reached: first, pair, oneWay: undefined, protection: 'sealed' },
    { name: 'loopback-2', reached: second, pair, oneWay: undefined, protection: 'sealed' },
  ];
}

test('finds nothing wrong when both have reached all', () => {
  expect(findLoopbackProblems(people(all))).toEqual([]);
});

const { ice, dtls, audio, video, data } = all;
const cases: readonly [string, readonly PersonReport[], readonly string[]][] = [
  ['nobody came', [], ['did-not-meet']],
  [
    'one met nobody',
    [
      ...people(all).slice(0, 1),
      {
        name: 'loopback-2',
        reached: {},
        pair: undefined,
        oneWay: undefined,
        protection: undefined,
      },
    ],
    ['did-not-meet'],
  ],
  ['neither has a path', people({}, {}), ['no-path']],
  ['one has no path', people({}), ['no-path']],
  ['one has no keys', people({ ice }), ['no-keys']],
  ['one hears nothing', people({ ice, dtls, video, data }), ['no-sound']],
  ['one sees nothing', people({ ice, dtls, audio, data }), ['no-picture']],
  ['messages get lost', people({ ice, dtls, audio, video }), ['no-data']],
  [
    'nothing flows',
    people({ ice, dtls }, { ice, dtls }),
    ['no-sound', 'no-picture', 'no-data', 'no-sound', 'no-picture', 'no-data'],
  ],
];

test.each(cases)('names the cause only: %s', (_, reports, codes) => {
  expect(findLoopbackProblems(reports).map(({ code }) => code)).toEqual(codes);
});

test('says who is missing what', () => {
  const [problem] = findLoopbackProblems(people(all, { ice, dtls, video, data }));
  expect(problem?.problem).toContain('loopback-2 received no sound');
});

test.each([
  [{}, 'by way of the TURN server.', 'credentials'],
  [{ transport: 'tcp' }, 'TURN server over TCP.', 'credentials'],
  [{ transport: 'tls' }, 'TURN server over TLS.', '--insecure'],
] as const)('blames the relay where only one was allowed: %j', (relay, problem, action) => {
  const [finding] = findLoopbackProblems(people({}, {}), relay);
  expect(finding?.problem).toContain(problem);
  expect(finding?.action).toContain(action);
});
