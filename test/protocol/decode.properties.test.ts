import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeClientMessage, decodeServerMessage } from '../../src/protocol/decode.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { refusalCodes } from '../../src/protocol/errors.ts';
import { DecodeError } from '../../src/protocol/fields.ts';
import {
  personActions,
  roomActions,
  type ClientMessage,
  type IceServer,
  type PeerInfo,
  type ServerMessage,
} from '../../src/protocol/messages.ts';
import { decodePeerMessage } from '../../src/protocol/peer-messages.ts';

/** An arbitrary for each variant: a new message without one does not compile. */
type Arbitraries<Message extends { readonly type: string }> = {
  readonly [T in Message['type']]: fc.Arbitrary<Extract<Message, { type: T }>>;
};

// Any code units at all: lone surrogates, control characters, quotes, line feeds.
const text = fc.string({
  unit: fc.integer({ max: 0xff_ff, min: 0 }).map((unit) => String.fromCharCode(unit)),
});
const whole = fc.maxSafeInteger();
const saltText = fc.stringMatching(/^[\w-]{1,64}$/);
const type = <T extends string>(name: T) => fc.constant(name);
const peer: fc.Arbitrary<PeerInfo> = fc.record(
  { id: text, name: text, salt: saltText, isHost: fc.constant(true as const) },
  { requiredKeys: ['id', 'name'] },
);
const waitingPerson = fc.record({ id: text, name: text });
const door = fc.record({ isLocked: fc.boolean(), hasLobby: fc.boolean() });
const iceServer: fc.Arbitrary<IceServer> = fc.record(
  { urls: text, username: text, credential: text },
  { requiredKeys: ['urls'] },
);
const code = fc.constantFrom(...refusalCodes);

const clientMessages: Arbitraries<ClientMessage> = {
  join: fc.record(
    {
      type: type('join'),
      version: whole,
      room: text,
      name: text,
      intent: fc.constantFrom('start', 'join'),
      salt: saltText,
      token: text,
      was: fc.record({ id: text, secret: text }),
    },
    { requiredKeys: ['type', 'version', 'room', 'name', 'intent'] },
  ),
  watch: fc.record({ type: type('watch'), version: whole, room: text, token: text }),
  signal: fc.record({ type: type('signal'), to: text, payload: text }),
  resume: fc.record({
    type: type('resume'),
    version: whole,
    peer: text,
    secret: text,
    received: whole,
  }),
  moderate: fc.oneof(
    fc.record({ type: type('moderate'), action: fc.constantFrom(...roomActions) }),
    fc.record({ type: type('moderate'), action: fc.constantFrom(...personActions), person: text }),
  ),
  leave: fc.record({ type: type('leave') }),
  pong: fc.record({ type: type('pong'), received: whole }),
};

const serverMessages: Arbitraries<ServerMessage> = {
  joined: fc.record({
    type: type('joined'),
    room: text,
    self: peer,
    peers: fc.array(peer),
    door,
    waiting: fc.array(waitingPerson),
    iceServers: fc.array(iceServer),
    secret: text,
  }),
  resumed: fc.record({ type: type('resumed'), received: whole }),
  waiting: fc.record({ type: type('waiting'), room: text }),
  watching: fc.record({
    type: type('watching'),
    room: text,
    peers: fc.array(peer),
    door,
    waiting: fc.array(waitingPerson),
  }),
  'peer-joined': fc.record({ type: type('peer-joined'), peer }),
  'peer-left': fc.record({ type: type('peer-left'), id: text }),
  knock: fc.record({ type: type('knock'), person: waitingPerson }),
  'knock-over': fc.record({ type: type('knock-over'), id: text }),
  'door-changed': fc.record({ type: type('door-changed'), door }),
  mute: fc.record({ type: type('mute') }),
  signal: fc.record({ type: type('signal'), from: text, payload: text }),
  refused: fc.record({ type: type('refused'), code, message: text }),
  ended: fc.record({ type: type('ended'), code, message: text }),
  ping: fc.record({ type: type('ping'), received: whole }),
  moving: fc.record({ type: type('moving') }),
};

// fast-check's records have no prototype, decoded messages have one; toEqual does not mind.
test.each(Object.entries(clientMessages))(
  'every %s of a client survives the wire',
  (_, messages) => {
    fc.assert(
      fc.property(messages as fc.Arbitrary<ClientMessage>, (message) => {
        expect(decodeClientMessage(encodeMessage(message))).toEqual(message);
      }),
    );
  },
);

test.each(Object.entries(serverMessages))(
  'every %s of a server survives the wire',
  (_, messages) => {
    fc.assert(
      fc.property(messages as fc.Arbitrary<ServerMessage>, (message) => {
        expect(decodeServerMessage(encodeMessage(message))).toEqual(message);
      }),
    );
  },
);

const anyType = fc.constantFrom(...Object.keys(clientMessages), ...Object.keys(serverMessages));
/** An object that looks like a message: a known type, known and odd fields, any values. */
const almostMessage = fc
  .tuple(
    anyType,
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          'version',
          'room',
          'peers',
          'self',
          'to',
          'iceServers',
          '__proto__',
          'salt',
        ),
        fc.string(),
      ),
      fc.jsonValue(),
    ),
  )
  .map(([type, fields]) => JSON.stringify({ ...fields, type }));
const anyFrame = fc.oneof(
  text,
  fc.json(),
  almostMessage,
  fc.tuple(fc.json(), text).map((p) => p.join('\n')),
);

test.each([
  ['client', decodeClientMessage],
  ['server', decodeServerMessage],
  ['peer', decodePeerMessage],
])('the decoder of %s messages throws nothing but DecodeError', (_, decode) => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      expect(failureOf(() => decode(frame))).toSatisfy(
        (failure) => failure === undefined || failure instanceof DecodeError,
      );
    }),
    { numRuns: 2_000 },
  );
});

function failureOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
