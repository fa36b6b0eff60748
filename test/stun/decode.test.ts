import { expect, test } from 'vitest';
import {
  decodeErrorCode,
  decodeUnknownAttributes,
  encodeAddress,
  encodeErrorCode,
  encodeXorAddress,
} from '../../src/stun/attributes.ts';
import { decodeBindingReply, encodeBindingRequest } from '../../src/stun/binding.ts';
import { StunDecodeError } from '../../src/stun/decode-error.ts';
import { appendFingerprint } from '../../src/stun/fingerprint.ts';
import {
  createTransactionId,
  decodeStunMessage,
  encodeStunMessage,
  type StunAttribute,
} from '../../src/stun/message.ts';
import { createRandom } from '../support/random.ts';

const transactionId = Buffer.from('0102030405060708090a0b0c', 'hex');

function reply(...attributes: readonly StunAttribute[]): Buffer {
  return encodeStunMessage({ class: 'success', method: 1, transactionId, attributes });
}

/** Whatever else decoding throws ends the test. */
function decodeOutcome(packet: Buffer): 'decoded' | 'refused' {
  try {
    decodeBindingReply(packet);
    return 'decoded';
  } catch (error) {
    if (error instanceof StunDecodeError) return 'refused';
    throw error;
  }
}

test('10,000 packets of noise, half of them behind a true header, are only ever refused', () => {
  const random = createRandom(5769);
  for (let round = 0; round < 10_000; round += 1) {
    const packet = random.bytes(random.below(120));
    if (round % 2 === 0 && packet.length >= 20) {
      packet.writeUInt16BE(0x0101, 0);
      packet.writeUInt16BE(packet.length - 20, 2);
      packet.writeUInt32BE(0x2112a442, 4);
      // Small lengths, so that some attributes fit and the walk goes on.
      if (packet.length >= 24) packet.writeUInt16BE(random.below(24), 22);
    }
    expect(decodeOutcome(packet)).toBe('refused');
  }
});

test('10,000 damaged copies of a real answer are read or refused, and nothing else', () => {
  const random = createRandom(8489);
  const whole = reply(
    { type: 0x0020, value: encodeXorAddress({ address: '2001:db8::1', port: 9 }, transactionId) },
    { type: 0x8022, value: Buffer.from('Engage') },
  );
  const outcomes = { decoded: 0, refused: 0 };
  for (let round = 0; round < 10_000; round += 1) {
    const packet = Buffer.from(whole);
    for (let change = random.below(4); change >= 0; change -= 1) {
      packet[random.below(packet.length)] = random.below(256);
    }
    outcomes[decodeOutcome(packet)] += 1;
  }
  // Damage to the address itself cannot be seen without FINGERPRINT; most other damage is.
  expect(outcomes.decoded).toBeGreaterThan(1_000);
  expect(outcomes.refused).toBeGreaterThan(1_000);
});

test('every truncation of an answer is refused', () => {
  const whole = appendFingerprint(
    reply({ type: 0x0020, value: encodeXorAddress({ address: '::1', port: 9 }, transactionId) }),
  );
  expect(decodeOutcome(whole)).toBe('decoded');
  for (let length = 0; length < whole.length; length += 1) {
    expect(decodeOutcome(whole.subarray(0, length)), `${length} bytes`).toBe('refused');
  }
});

test.each([
  { name: 'an address of no known family', value: Buffer.from('0003000901020304', 'hex') },
  {
    name: 'an IPv4 address of 16 bytes',
    value: Buffer.concat([Buffer.from('00010009', 'hex'), Buffer.alloc(16)]),
  },
  { name: 'an IPv6 address of 4 bytes', value: Buffer.from('0002000901020304', 'hex') },
  { name: 'an empty address', value: Buffer.alloc(0) },
])('refuses $name', ({ value }) => {
  expect(() => decodeBindingReply(reply({ type: 0x0001, value }))).toThrow(StunDecodeError);
});

test('refuses a FINGERPRINT that is not the last attribute', () => {
  const first = appendFingerprint(reply());
  const both = Buffer.concat([first, Buffer.from('80220000', 'hex')]);
  both.writeUInt16BE(both.length - 20, 2);
  expect(() => decodeStunMessage(both)).toThrow('FINGERPRINT is not the last');
});

test('takes MAPPED-ADDRESS from servers that know no other', () => {
  const mapped = { address: '198.51.100.7', port: 4242 };
  const packet = reply({ type: 0x0001, value: encodeAddress(mapped) });
  expect(decodeBindingReply(packet)).toMatchObject({ kind: 'success', mapped });
});

test('the first of two equal attributes counts', () => {
  const mapped = { address: '198.51.100.7', port: 4242 };
  const packet = reply(
    { type: 0x0001, value: encodeAddress(mapped) },
    { type: 0x0001, value: encodeAddress({ address: '203.0.113.1', port: 1 }) },
  );
  expect(decodeBindingReply(packet)).toMatchObject({ mapped });
});

test('reads an error answer with its reason', () => {
  const value = encodeErrorCode({ code: 438, reason: 'Stale Nonce' });
  const packet = encodeStunMessage({
    class: 'error',
    method: 1,
    transactionId,
    attributes: [{ type: 0x0009, value }],
  });
  expect(decodeBindingReply(packet)).toMatchObject({
    kind: 'error',
    code: 438,
    reason: 'Stale Nonce',
  });
});

test.each([{ hex: '00000200' }, { hex: '00000700' }, { hex: '00000464' }, { hex: '0000' }])(
  'refuses the error code $hex',
  ({ hex }) => {
    expect(() => decodeErrorCode(Buffer.from(hex, 'hex'))).toThrow(StunDecodeError);
  },
);

test('refuses half an unknown attribute', () => {
  expect(() => decodeUnknownAttributes(Buffer.alloc(3))).toThrow(StunDecodeError);
});

test('every class and method survives the way over the wire', () => {
  for (const messageClass of ['request', 'indication', 'success', 'error'] as const) {
    for (let method = 0; method <= 0xfff; method += 1) {
      const packet = encodeStunMessage({
        class: messageClass,
        method,
        transactionId,
        attributes: [],
      });
      expect(decodeStunMessage(packet)).toMatchObject({ class: messageClass, method });
    }
  }
});

test('a Binding request is a bare header with a fresh transaction id', () => {
  const [one, two] = [createTransactionId(), createTransactionId()];
  expect(one).not.toEqual(two);
  expect(encodeBindingRequest(one).toString('hex')).toBe(`000100002112a442${one.toString('hex')}`);
});
