import { expect, test } from 'vitest';
import { attributeTypes } from '../../src/stun/attribute-types.ts';
import { decodeText, decodeXorAddress } from '../../src/stun/attributes.ts';
import { decodeBindingReply } from '../../src/stun/binding.ts';
import { StunDecodeError } from '../../src/stun/decode-error.ts';
import { appendFingerprint } from '../../src/stun/fingerprint.ts';
import { decodeStunMessage, encodeStunMessage, findAttribute } from '../../src/stun/message.ts';

// The sample messages of RFC 5769, byte for byte.
const transactionId = 'b7e7a701bc34d686fa87dfae';

/** Section 2.1: an ICE connectivity check. */
const sampleRequest = Buffer.from(
  `000100582112a442${transactionId}80220010${Buffer.from('STUN test client').toString('hex')}` +
    '002400046e0001ff' +
    '80290008932ff9b151263b36' +
    '000600096576746a3a68367659202020' +
    '000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2' +
    '80280004e57a3bcf',
  'hex',
);

/** Section 2.2. SOFTWARE is padded with a space, which is not part of it. */
const sampleIpv4Response = Buffer.from(
  `0101003c2112a442${transactionId}8022000b7465737420766563746f7220` +
    '002000080001a147e112a643' +
    '000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7' +
    '80280004c07d4c96',
  'hex',
);

/** Section 2.3. */
const sampleIpv6Response = Buffer.from(
  `010100482112a442${transactionId}8022000b7465737420766563746f7220` +
    '002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9' +
    '00080014a382954e4be67bf11784c97c8292c275bfe3ed41' +
    '80280004c8fb0b4c',
  'hex',
);

test.each([
  { name: '2.2', packet: sampleIpv4Response, address: '192.0.2.1' },
  { name: '2.3', packet: sampleIpv6Response, address: '2001:db8:1234:5678:11:2233:4455:6677' },
])('reads the sample response of section $name', ({ packet, address }) => {
  const message = decodeStunMessage(packet);
  expect(message).toMatchObject({ class: 'success', method: 1 });
  expect(message.transactionId.toString('hex')).toBe(transactionId);
  expect(message.attributes.map((attribute) => attribute.type)).toEqual([
    attributeTypes.software,
    attributeTypes.xorMappedAddress,
    0x0008,
    attributeTypes.fingerprint,
  ]);
  const software = findAttribute(message, attributeTypes.software) ?? Buffer.alloc(0);
  expect(decodeText(software)).toBe('test vector');
  const mapped = findAttribute(message, attributeTypes.xorMappedAddress) ?? Buffer.alloc(0);
  expect(decodeXorAddress(mapped, message.transactionId)).toEqual({ address, port: 32853 });
  expect(decodeBindingReply(packet)).toMatchObject({
    kind: 'success',
    mapped: { address, port: 32853 },
  });
});

test('reads the sample request of section 2.1 with all its attributes', () => {
  const message = decodeStunMessage(sampleRequest);
  expect(message).toMatchObject({ class: 'request', method: 1 });
  expect(findAttribute(message, 0x0006)?.toString()).toBe('evtj:h6vY');
  expect(message.attributes).toHaveLength(6);
});

test.each([
  { name: '2.2', packet: sampleIpv4Response },
  { name: '2.3', packet: sampleIpv6Response },
])('a turned bit in the response of section $name never passes its FINGERPRINT', ({ packet }) => {
  for (let bit = 0; bit < packet.length * 8; bit += 1) {
    const damaged = Buffer.from(packet);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // A wrong length can hide the attribute; what is then left claims no protection.
    expect(isProtected(damaged), `bit ${bit}`).toBe(false);
  }
});

function isProtected(packet: Buffer): boolean {
  try {
    const message = decodeStunMessage(packet);
    return findAttribute(message, attributeTypes.fingerprint) !== undefined;
  } catch (error) {
    if (error instanceof StunDecodeError) return false;
    throw error;
  }
}

test('writes what it read, FINGERPRINT included, up to the padding that it fills with zeros', () => {
  const message = decodeStunMessage(sampleIpv4Response);
  const written = encodeStunMessage({
    ...message,
    attributes: message.attributes.filter(({ type }) => type !== attributeTypes.fingerprint),
  });
  const again = decodeStunMessage(appendFingerprint(written));
  expect(again.attributes.slice(0, -1)).toEqual(message.attributes.slice(0, -1));
  expect(again.transactionId).toEqual(message.transactionId);
});
