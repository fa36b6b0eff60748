import { expect, test } from 'vitest';
import { describeStats } from '../../../src/web/stats/describe-stats.ts';
import { readPairStats } from '../../../src/web/stats/read-pair-stats.ts';
import { measureWay } from '../../../src/web/sending/measure-way.ts';
import type { StatsEntry } from '../../../src/web/stats/stats-entry.ts';
import { en } from '../../../src/web/words/en.ts';
import { chromiumReport, relayedReport } from './reports.ts';

const before = readPairStats(chromiumReport(10_000, 1_000_000));

/** Two seconds later, with other counts. */
function later(changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  return readPairStats(
    chromiumReport(12_000, 1_100_000).map((entry): StatsEntry =>
      Object.assign({ ...entry }, changes[entry.id]),
    ),
  );
}

function row(description: ReturnType<typeof describeStats>, label: string) {
  const found = description.rows.find((candidate) => candidate.label === label);
  return [found?.sent, found?.received];
}

test('says what flowed between two readings', () => {
  const description = describeStats(
    before,
    later({
      OV1: { packetsSent: 1_100 },
      RIV1: { packetsLost: 40 },
      IA1: { packetsReceived: 579, packetsLost: 21, bytesReceived: 48_000 },
    }),
    en,
  );
  expect(description.path).toBe('Direct over UDP (own address here, behind a NAT there)');
  expect(description.roundTrip).toBe('42 ms');
  expect(row(description, 'Picture')).toEqual(['400 kbit/s', '0 kbit/s']);
  expect(row(description, 'Picture lost')).toEqual(['20.0 %', '–']);
  expect(row(description, 'Sound')).toEqual(['0 kbit/s', '40 kbit/s']);
  expect(row(description, 'Sound lost')).toEqual(['–', '1.0 %']);
  expect(row(description, 'Sound jitter')).toEqual(['3 ms', '12 ms']);
  expect(row(description, 'Sound codec')).toEqual(['opus', 'opus']);
  expect(row(description, 'Size')).toEqual(['720×540, 24/s', '480×360, 12/s']);
  expect(row(description, 'Limited by')).toEqual(['the path', '–']);
});

test('knows no rates at the first reading, nor when counts begin anew', () => {
  expect(row(describeStats(undefined, before, en), 'Picture')).toEqual(['–', '–']);
  const anew = later({ OV1: { bytesSent: 10, packetsSent: 1 } });
  expect(row(describeStats(before, anew, en), 'Picture')).toEqual(['–', '0 kbit/s']);
});

test('names the relay and the way to it', () => {
  expect(describeStats(undefined, readPairStats(relayedReport), en)).toMatchObject({
    path: 'Through a relay over TLS (relay here, behind a NAT there)',
    roundTrip: '–',
  });
  expect(describeStats(undefined, readPairStats([]), en).path).toBe('None yet');
});

test('of all that is sent, the share that was lost is what the sender goes by', () => {
  const now = later({
    OA1: { packetsSent: 600 },
    OV1: { packetsSent: 1_100, qualityLimitationReason: 'cpu' },
    RIA1: { packetsLost: 5 },
    RIV1: { packetsLost: 40 },
  });
  expect(measureWay(before, now)).toEqual({
    atMs: 12_000,
    lossRatio: 0.1,
    availableBps: 1_234_567,
    isCpuLimited: true,
  });
  expect(measureWay(undefined, now).lossRatio).toBeUndefined();
  expect(measureWay(now, now).lossRatio).toBeUndefined();
});
