import { expect, test } from 'vitest';
import { readPairStats } from '../../../src/web/stats/read-pair-stats.ts';
import { chromiumReport, firefoxReport, relayedReport } from './reports.ts';

test('reads a report of Chromium', () => {
  expect(readPairStats(chromiumReport())).toEqual({
    atMs: 10_000,
    path: {
      isRelayed: false,
      local: 'host',
      remote: 'prflx',
      protocol: 'udp',
      rttMs: 42.4,
      availableBps: 1_234_567,
    },
    sent: {
      audio: {
        bytes: 40_000,
        packets: 500,
        packetsLost: 5,
        jitterMs: 3,
        codec: 'opus',
        picture: undefined,
        limitation: undefined,
      },
      video: {
        bytes: 1_000_000,
        packets: 1_000,
        packetsLost: 20,
        jitterMs: 8,
        codec: 'VP8',
        picture: { width: 720, height: 540, framesPerSecond: 24 },
        limitation: 'bandwidth',
      },
    },
    received: {
      audio: {
        bytes: 38_000,
        packets: 480,
        packetsLost: 20,
        jitterMs: 12,
        codec: 'opus',
        picture: undefined,
        limitation: undefined,
      },
      video: {
        bytes: 800_000,
        packets: 900,
        packetsLost: 0,
        jitterMs: 20,
        codec: 'VP8',
        picture: { width: 480, height: 360, framesPerSecond: 12 },
        limitation: undefined,
      },
    },
  });
});

test('tells a relay from a direct path, and how the relay is reached', () => {
  expect(readPairStats(relayedReport)).toMatchObject({
    path: { isRelayed: true, local: 'relay', remote: 'srflx', protocol: 'tls' },
    sent: {},
    received: {},
  });
});

test('reads a report of Firefox, which leaves much out', () => {
  const { path, sent } = readPairStats(firefoxReport);
  expect(path).toMatchObject({ local: 'srflx', remote: 'host', rttMs: 1, availableBps: undefined });
  expect(sent.video).toMatchObject({
    codec: undefined,
    limitation: undefined,
    picture: { width: 640, framesPerSecond: undefined },
  });
});

test('a connection that has only begun has no path', () => {
  expect(readPairStats([])).toEqual({ atMs: 0, path: undefined, sent: {}, received: {} });
});
