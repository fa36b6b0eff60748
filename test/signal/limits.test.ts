import { expect, test } from 'vitest';
import { clientKey } from '../../src/signal/client-address.ts';
import { createJoinThrottle, joinThrottleDefaults } from '../../src/signal/join-throttle.ts';
import { createTokenBucket } from '../../src/protocol/token-bucket.ts';

/** A clock that stands until it is moved. */
function standingClock() {
  const time = { ms: 0 };
  return { now: () => time.ms, move: (ms: number) => (time.ms += ms) };
}

test('a bucket lets a burst through, then its rate, and never saves up more than the burst', () => {
  const clock = standingClock();
  const bucket = createTokenBucket(10, 3, clock.now);
  const takeAll = () => {
    let taken = 0;
    while (bucket.take(1)) taken += 1;
    return taken;
  };
  expect(takeAll()).toBe(3);
  clock.move(100);
  expect(takeAll()).toBe(1);
  clock.move(250);
  expect(takeAll()).toBe(2);
  clock.move(60_000);
  expect(takeAll()).toBe(3);
});

test('a take that is refused costs nothing', () => {
  const clock = standingClock();
  const bucket = createTokenBucket(1, 10, clock.now);
  expect(bucket.take(11)).toBe(false);
  expect(bucket.take(10)).toBe(true);
});

test('failures beyond the free ones double the wait, and success forgives them', () => {
  const clock = standingClock();
  const throttle = createJoinThrottle({ ...joinThrottleDefaults, freeFailures: 2 }, clock.now);
  throttle.fail('a');
  expect(throttle.waitMs('a')).toBe(0);
  throttle.fail('a');
  expect(throttle.waitMs('a')).toBe(1_000);
  clock.move(400);
  expect(throttle.waitMs('a')).toBe(600);
  clock.move(600);
  expect(throttle.waitMs('a')).toBe(0);
  throttle.fail('a');
  expect(throttle.waitMs('a')).toBe(2_000);
  expect(throttle.waitMs('b')).toBe(0);
  throttle.succeed('a');
  expect(throttle.waitMs('a')).toBe(0);
});

test('the wait has a bound, is forgotten in time, and the memory of clients has a bound', () => {
  const clock = standingClock();
  const options = { ...joinThrottleDefaults, freeFailures: 0, maxWaitMs: 5_000, maxClients: 2 };
  const throttle = createJoinThrottle(options, clock.now);
  for (let n = 0; n < 2_000; n += 1) throttle.fail('a');
  expect(throttle.waitMs('a')).toBe(5_000);
  clock.move(options.forgetMs);
  expect(throttle.waitMs('a')).toBe(0);
  throttle.fail('a');
  expect(throttle.waitMs('a')).toBe(2_000);
  throttle.fail('b');
  throttle.fail('c');
  expect(throttle.waitMs('a')).toBe(0);
  expect(throttle.waitMs('b')).toBeGreaterThan(0);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, 'unknown'],
])('counts %s as %s', (address, key) => {
  expect(clientKey(address)).toBe(key);
});
