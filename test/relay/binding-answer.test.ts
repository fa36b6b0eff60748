import { expect, test } from 'vitest';
import { answerBinding } from '../../src/relay/binding-answer.ts';
import { attributeTypes } from '../../src/stun/attribute-types.ts';
import { decodeUnknownAttributes } from '../../src/stun/attributes.ts';
import { decodeBindingReply } from '../../src/stun/binding.ts';
import { appendFingerprint } from '../../src/stun/fingerprint.ts';
import {
  createTransactionId,
  decodeStunMessage,
  encodeStunMessage,
  findAttribute,
  type StunMessage,
} from '../../src/stun/message.ts';
import { createRandom } from '../support/random.ts';

const source = { address: '198.51.100.7', port: 50_000 };

function request(changes: Partial<StunMessage> = {}): Buffer {
  const transactionId = createTransactionId();
  return encodeStunMessage({
    class: 'request',
    method: 1,
    transactionId,
    attributes: [],
    ...changes,
  });
}

function answerTo(packet: Buffer, from = source): Buffer {
  const answer = answerBinding(packet, from);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

function typesOf(packet: Buffer): number[] {
  return decodeStunMessage(packet).attributes.map((attribute) => attribute.type);
}

test.each([
  { from: '198.51.100.7', mapped: '198.51.100.7' },
  { from: '2001:db8::7', mapped: '2001:db8::7' },
  { from: 'fe80::7%eth0', mapped: 'fe80::7' },
  { from: '::ffff:198.51.100.7', mapped: '198.51.100.7' },
])('tells a sender at $from that it is $mapped', ({ from, mapped }) => {
  const packet = request();
  const answer = answerTo(packet, { address: from, port: 50_000 });
  const reply = decodeBindingReply(answer);
  expect(reply).toMatchObject({ kind: 'success', mapped: { address: mapped, port: 50_000 } });
  expect(reply.transactionId).toEqual(packet.subarray(8, 20));
});

test('has a FINGERPRINT exactly when the request had one', () => {
  expect(typesOf(answerTo(request()))).toEqual([attributeTypes.xorMappedAddress]);
  expect(typesOf(answerTo(appendFingerprint(request())))).toEqual([
    attributeTypes.xorMappedAddress,
    attributeTypes.fingerprint,
  ]);
});

test('names each attribute that it must know and does not, once', () => {
  const value = Buffer.alloc(4);
  const packet = request({
    attributes: [0x0003, 0x0003, 0x7fff, 0x8022, 0xc057].map((type) => ({ type, value })),
  });
  const answer = answerTo(appendFingerprint(packet));
  expect(decodeBindingReply(answer)).toMatchObject({
    kind: 'error',
    code: 420,
    reason: 'Unknown Attribute',
  });
  const listed = findAttribute(decodeStunMessage(answer), attributeTypes.unknownAttributes);
  expect(decodeUnknownAttributes(listed ?? Buffer.alloc(0))).toEqual([0x0003, 0x7fff]);
});

test('answers clients that offer credentials unasked', () => {
  const value = Buffer.from('someone');
  const packet = request({ attributes: [{ type: 0x0006, value }] });
  expect(decodeBindingReply(answerTo(packet))).toMatchObject({ kind: 'success' });
});

test.each([
  { name: 'an indication', packet: request({ class: 'indication' }) },
  { name: 'an answer', packet: request({ class: 'success' }) },
  { name: 'an error', packet: request({ class: 'error' }) },
  { name: 'another method', packet: request({ method: 3 }) },
  { name: 'a cut request', packet: request().subarray(0, 19) },
  { name: 'a longer request', packet: Buffer.concat([request(), Buffer.alloc(4)]) },
  { name: 'a wrong FINGERPRINT', packet: appendFingerprint(request()).fill(0, 24) },
  { name: 'nothing', packet: Buffer.alloc(0) },
])('is silent on $name', ({ packet }) => {
  expect(answerBinding(packet, source)).toBeUndefined();
});

test('never answers noise, and never throws on it', () => {
  const random = createRandom(420);
  for (let round = 0; round < 10_000; round += 1) {
    const packet = random.bytes(random.below(80));
    expect(answerBinding(packet, source)).toBeUndefined();
  }
});

test('never sends much more than it got', () => {
  const attributes = Array.from({ length: 300 }, (_, index) => ({
    type: 0x0100 + index,
    value: Buffer.alloc(0),
  }));
  const packet = request({ attributes });
  expect(answerTo(packet).length).toBeLessThan(packet.length);
  expect(answerTo(request(), { address: '2001:db8::7', port: 1 }).length).toBe(44);
});
