import { RTP_EXTENSION_URI } from 'werift';
import { expect, test } from 'vitest';
import { comparePairCounts, type TimedCount } from '../../src/peer/call-meter.ts';
import { createSoundMeter } from '../../src/peer/sound-meter.ts';

const path = { local: 'host', remote: 'host', protocol: 'udp' } as const;

function count(
  change: Partial<TimedCount> & { readonly bytes?: number; readonly pathId?: string },
) {
  const { bytes = 0, pathId = 'one', ...rest } = change;
  const traffic = { pathId, bytesSent: bytes / 2, rttMs: 4 };
  return { path, traffic, bytesReceived: bytes, packets: 0, lost: 0, atMs: 0, ...rest };
}

test.each([
  ['a first count', undefined, count({ bytes: 1e6, packets: 10 }), {}],
  [
    'two seconds',
    count({ bytes: 0, packets: 100, lost: 1 }),
    count({ bytes: 250_000, packets: 190, lost: 11, atMs: 2_000 }),
    { inKbps: 1_000, outKbps: 500, lossPercent: 10 },
  ],
  [
    'another path',
    count({ bytes: 1_000_000 }),
    count({ bytes: 1_001_000, pathId: 'two', atMs: 1_000 }),
    { inKbps: 8 },
  ],
  [
    'what came late after all',
    count({ packets: 10, lost: 5 }),
    count({ packets: 25, lost: 0, atMs: 1_000 }),
    { inKbps: 0, outKbps: 0, lossPercent: 0 },
  ],
])('%s', (_, before, now, figures) => {
  const unknown = { inKbps: undefined, outKbps: undefined, lossPercent: undefined };
  expect(comparePairCounts(before, now)).toEqual({ path, rttMs: 4, ...unknown, ...figures });
});

test('a connection without a path has no figures of it', () => {
  const none = { path: undefined, traffic: undefined, bytesReceived: 0, packets: 0, lost: 0 };
  expect(comparePairCounts({ ...none, atMs: 0 }, { ...none, atMs: 1_000 })).toEqual({ inKbps: 0 });
});

test('hears the loudest since it was asked, and says when nothing was said', () => {
  const meter = createSoundMeter();
  const say = (level: unknown) => meter.add({ [RTP_EXTENSION_URI.audioLevelIndication]: level });
  expect(meter.take()).toBeUndefined();
  say('loud');
  meter.add(undefined);
  expect(meter.take()).toBeUndefined();
  say({ v: true, level: 40 });
  say({ v: true, level: 20 });
  say({ v: false, level: 127 });
  expect(meter.take()).toBeCloseTo(0.1);
  expect(meter.take()).toBe(0);
});
