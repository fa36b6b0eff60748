import { expect, test } from 'vitest';
import { bytesToIp, ipToBytes, unmapIpv4 } from '../../src/stun/ip-address.ts';
import { createRandom } from '../support/random.ts';

test.each([
  { text: '192.0.2.1', hex: 'c0000201' },
  { text: '::', hex: '00'.repeat(16) },
  { text: '::1', hex: `${'00'.repeat(15)}01` },
  { text: '2001:db8::', hex: `20010db8${'00'.repeat(12)}` },
  { text: '2001:db8::1:0:0:1', hex: '20010db8000000000001000000000001' },
  { text: 'fe80::a', hex: `fe80${'00'.repeat(13)}0a` },
])('$text has the bytes $hex and back', ({ text, hex }) => {
  expect(ipToBytes(text).toString('hex')).toBe(hex);
  expect(bytesToIp(Buffer.from(hex, 'hex'))).toBe(text);
});

test.each([
  { text: '2001:DB8:0:0:0:0:0:1', hex: '20010db8000000000000000000000001' },
  { text: '::ffff:192.0.2.1', hex: `${'00'.repeat(10)}ffffc0000201` },
  { text: '64:ff9b::192.0.2.33', hex: '0064ff9b0000000000000000c0000221' },
  { text: 'fe80::1%eth0', hex: `fe80${'00'.repeat(13)}01` },
])('$text has the bytes $hex', ({ text, hex }) => {
  expect(ipToBytes(text).toString('hex')).toBe(hex);
});

test('any 16 bytes come back from their text', () => {
  const random = createRandom(5952);
  for (let round = 0; round < 2_000; round += 1) {
    const bytes = random.bytes(16);
    // Runs of zeros are what the short form is about.
    bytes.fill(0, random.below(16), random.below(17));
    expect(ipToBytes(bytesToIp(bytes))).toEqual(bytes);
  }
});

test('an IPv4 sender on a dual-stack socket is an IPv4 address', () => {
  expect(unmapIpv4('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(unmapIpv4('::ffff:c000:201')).toBe('::ffff:c000:201');
  expect(unmapIpv4('2001:db8::1')).toBe('2001:db8::1');
});

test('a name is no address', () => {
  expect(() => ipToBytes('example.org')).toThrow(TypeError);
});
