import { randomBytes } from 'node:crypto';
import type { createRandom } from './random.ts';

export type Random = ReturnType<typeof createRandom>;

export type BadFrame = {
  readonly data: string | Buffer;
  readonly isBinary?: boolean;
  /** Bytes of TCP, not the payload of a frame. */
  readonly isRaw?: boolean;
};

const valid = [
  '{"type":"join","version":1,"room":"fuzz","name":"Eve","intent":"join","salt":"c2FsdA"}',
  '{"type":"watch","version":1,"room":"fuzz","token":"t"}',
  '{"type":"signal","to":"Jx3kQd0a9wZ1cVbN"}\npayload',
  '{"type":"resume","version":1,"peer":"Jx3kQd0a9wZ1cVbN","secret":"s","received":0}',
  '{"type":"moderate","action":"kick","person":"Jx3kQd0a9wZ1cVbN"}',
  '{"type":"pong","received":3}',
];
const types = ['join', 'watch', 'signal', 'resume', 'moderate', 'pong'];
const fields = ['version', 'room', 'name', 'intent', 'salt', 'token', 'to', 'peer', 'secret'];
const wrongValues = [
  'null',
  'true',
  '-1',
  '1.5',
  '1e999',
  '9007199254740993',
  '""',
  '[]',
  '{}',
  '[[["a"]]]',
  '{"toString":1}',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e"',
];
const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

type Kinds = { readonly [kind: string]: (random: Random) => BadFrame };

const pickAt = <T>(choices: readonly T[], at: number): T => choices[at % choices.length] as T;

const pick = <T>(random: Random, choices: readonly T[]): T =>
  pickAt(choices, random.below(choices.length));

/** Every way in which a frame can be wrong and its sender may stay. */
const survivable: Kinds = {
  truncated: (random) => {
    const frame = pick(random, valid);
    return { data: frame.slice(0, random.below(frame.length)) };
  },
  overlong: (random) => ({ data: pick(random, valid) + pick(random, [']', '}}', '{}', ',', 'x']) }),
  'wrong type of a field': (random) => {
    const wrong = Array.from(
      { length: 1 + random.below(4) },
      () => `"${pick(random, fields)}":${pick(random, wrongValues)}`,
    );
    return { data: `{"type":"${pick(random, types)}","version":1,${wrong.join(',')}}` };
  },
  'unknown type': (random) => ({
    data: `{"type":${pick(random, ['"hello"', '"Join"', '"join "', '7', 'null', '["join"]'])}}`,
  }),
  'no object': (random) => ({ data: pick(random, ['', ' ', 'null', '[]', '7', '"join"', '\n']) }),
  binary: (random) => ({ data: random.bytes(random.below(200)), isBinary: true }),
  'deeply nested': (random) => ({ data: pick(random, ['[', '{"a":', '[{"a":']).repeat(9_000) }),
  'keys of the prototype': (random) => ({
    data: `{"${pick(random, prototypeKeys)}":{"type":"leave"},"type":"${pick(random, prototypeKeys)}"}`,
  }),
  'to a key of the prototype': (random) => ({
    data: `{"type":"signal","to":"${pick(random, prototypeKeys)}"}\nx`,
  }),
  'lone surrogates': (random) => ({
    data: `{"type":"join","version":1,"room":"\\ud8${random.below(90) + 10}","name":"\\udc00","intent":"join"}`,
  }),
  'control characters': (random) => ({
    data: `{"type":"join","version":1,"room":"a${String.fromCodePoint(random.below(32))}b","name":"c","intent":"join"}`,
  }),
  'almost too large': (random) => ({
    data: `{"type":"signal","to":"${'a'.repeat(60_000 + random.below(5_000))}"}\n`,
  }),
  'wrong order': (random) => ({ data: pick(random, valid.slice(2)) }),
  'payload without a head': (random) => ({
    data: `${pick(random, ['', '{}', '{'])}\n{"type":"leave"}`,
  }),
  'head with a twist': (random) => ({
    data: pick(random, [
      '{"type":"signal","to":""}\nx',
      '{"type":"signal","to":"a"}x\n',
      '{"type":"signal","to":"a\\u0062"}\nx',
      '{"type":"signal","to":"a","to":"b"}\nx',
      '{"type":"signal","to":"ä"}\nx',
      '{"type":"signal","to":"a"}',
      '{"type":"signal","to":"a"} \nx',
      '\ufeff{"type":"signal","to":"a"}\nx',
    ]),
  }),
  'flipped bits': (random) => {
    const bytes = Buffer.from(pick(random, valid));
    for (let flips = 1 + random.below(4); flips > 0; flips -= 1) {
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(7)), at);
    }
    return { data: bytes };
  },
};

/** Every way that costs the sender the socket. */
const fatal: Kinds = {
  'not UTF-8': (random) => ({
    data: Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xc0 + random.below(64), 0x22])]),
  }),
  'too large': (random) => ({ data: 'x'.repeat(64 * 1024 + 1 + random.below(1_000)) }),
  'nothing but leave': () => ({ data: '{"type":"leave"}' }),
  'no WebSocket': (random) => ({
    isRaw: true,
    data: pick(random, [
      Buffer.from([0x81, 5, 0x68, 0x65, 0x6c, 0x6c, 0x6f]), // Not masked.
      Buffer.from([0xf1, 0x80, 1, 2, 3, 4]), // Reserved bits.
      Buffer.from([0x83, 0x80, 1, 2, 3, 4]), // A reserved opcode.
      Buffer.from([0x09, 0x80, 1, 2, 3, 4]), // A ping in parts.
      Buffer.from([0x80, 0x80, 1, 2, 3, 4]), // Goes on with nothing.
      Buffer.from([0x81, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255]), // Exabytes to come.
    ]),
  }),
};

/** So many frames that a server refuses, each kind in its turn. */
export function badFrames(random: Random, count: number): readonly BadFrame[] {
  const kinds = Object.values(survivable);
  const first = random.below(kinds.length);
  return Array.from({ length: count }, (_, n) => pickAt(kinds, first + n)(random));
}

/** A frame that ends its socket. */
export function fatalFrame(random: Random): BadFrame {
  return pick(random, Object.values(fatal))(random);
}

/** For a run whose failure can be replayed: give the printed seed. */
export function anySeed(): number {
  return randomBytes(4).readUInt32LE();
}
