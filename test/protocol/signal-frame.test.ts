import { expect, test } from 'vitest';
import { decodeClientMessage } from '../../src/protocol/decode.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { DecodeError } from '../../src/protocol/fields.ts';
import { scanSignalFrame } from '../../src/protocol/signal-frame.ts';

function scan(frame: string) {
  const bytes = Buffer.from(frame);
  const found = scanSignalFrame(bytes);
  return (
    found && {
      type: 'signal',
      to: bytes.toString('utf8', found.idStart, found.idEnd),
      payload: bytes.toString('utf8', found.payloadStart),
    }
  );
}

test.each(['', 'text', '{"a":1}\n\n', '✓ "}\n', '\u2028'])(
  'finds receiver and payload %j of a signal as our client writes it',
  (payload) => {
    const message = { type: 'signal', to: 'Jx3kQd0a9wZ1-_bN', payload } as const;
    expect(scan(encodeMessage(message))).toEqual(message);
  },
);

const unusual = [
  '',
  '{',
  '{"type":"signal"',
  '{"type":"signal","to":"',
  '{"type":"signal","to":""}\npayload',
  '{"type":"signal","to":"a"}',
  '{"type":"signal","to":"a"} \npayload',
  '{"type":"signal","to":"a","x":1}\npayload',
  '{"to":"a","type":"signal"}\npayload',
  '{ "type":"signal","to":"a"}\npayload',
  '{"type":"signal","to":"\\u0061"}\npayload',
  '{"type":"signal","to":"é"}\npayload',
  `{"type":"signal","to":"${'a'.repeat(65)}"}\npayload`,
  '{"type":"leave"}',
];

test.each(unusual)('leaves %j to the decoder', (frame) => {
  expect(scan(frame)).toBeUndefined();
});

test('never differs from the decoder, whatever single letter of a frame is changed', () => {
  const frame = encodeMessage({ type: 'signal', to: 'Jx3kQd0a9wZ1', payload: 'p"}\n' });
  for (let at = 0; at < frame.length; at += 1) {
    for (const letter of ['"', '\\', '}', '\n', 'a', '_', ' ', '\u0000', 'é']) {
      const changed = frame.slice(0, at) + letter + frame.slice(at + 1);
      const found = scan(changed);
      expect(found ?? decoded(changed), changed).toEqual(decoded(changed));
    }
  }
});

function decoded(frame: string) {
  try {
    return decodeClientMessage(frame);
  } catch (error) {
    return error instanceof DecodeError ? 'malformed' : error;
  }
}
