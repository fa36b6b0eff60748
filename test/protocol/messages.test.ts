import { expect, test } from 'vitest';
import { decodeClientMessage, decodeServerMessage } from '../../src/protocol/decode.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { DecodeError } from '../../src/protocol/fields.ts';
import type { ClientMessage, ServerMessage } from '../../src/protocol/messages.ts';
import { noPairFacts, type PairFacts } from '../../src/protocol/pair-facts.ts';
import {
  decodePeerMessage,
  encodePeerMessage,
  type PeerMessage,
} from '../../src/protocol/peer-messages.ts';
import { openRoom } from '../support/open-room.ts';

const clientMessages: readonly ClientMessage[] = [
  { type: 'join', version: 1, room: 'stand up', name: 'Ada', intent: 'start' },
  {
    type: 'join',
    version: 1,
    room: 'stand up',
    name: 'Ada',
    intent: 'join',
    salt: 'c2FsdA',
    was: { id: 'p1', secret: 's' },
  },
  { type: 'watch', version: 1, room: 'stand up', token: 't' },
  { type: 'signal', to: 'p1', payload: 'two\nlines and "quotes" \u2028' },
  { type: 'signal', to: 'p1', payload: '' },
  { type: 'leave' },
  { type: 'pong', received: 7 },
  { type: 'resume', version: 1, peer: 'p1', secret: 's', received: 3 },
];

const serverMessages: readonly ServerMessage[] = [
  {
    type: 'joined',
    room: 'stand up',
    self: { id: 'p1', name: 'Ada' },
    peers: [{ id: 'p2', name: 'Bob' }],
    door: { isLocked: true, hasLobby: true },
    waiting: [{ id: 'p3', name: 'Cleo' }],
    iceServers: [
      { urls: 'stun:localhost:8790' },
      { urls: 'turn:turn.example.org', username: 'ada', credential: 'secret' },
    ],
    secret: 's',
  },
  { type: 'watching', room: 'stand up', peers: [], ...openRoom },
  { type: 'peer-joined', peer: { id: 'p2', name: 'Bob' } },
  { type: 'peer-left', id: 'p2' },
  { type: 'signal', from: 'p2', payload: '{"type":"leave"}' },
  { type: 'refused', code: 'room-full', message: 'It is full.' },
  { type: 'ping', received: 7 },
  { type: 'resumed', received: 3 },
];

const facts: Required<PairFacts> = {
  version: 1,
  isOnline: true,
  connection: 'failed',
  ice: 'connected',
  dtls: 'failed',
  hasDescribed: true,
  wasDescribedTo: true,
  gathering: 'complete',
  gatheringMs: 900,
  udp: 'answered',
  servers: [{ kind: 'turn', transport: 'tls', errors: [401, 701] }],
  local: [{ type: 'host', protocol: 'udp', family: 'IPv6', scope: 'public', count: 2 }],
  remote: [{ type: 'host', protocol: 'udp', scope: 'name', count: 1 }],
  checks: [
    {
      local: 'host',
      remote: 'prflx',
      protocol: 'udp',
      pairs: 2,
      succeeded: 0,
      failed: 1,
      sent: 9,
      answered: 0,
      heard: 4,
    },
  ],
  path: { local: 'relay', remote: 'srflx', protocol: 'tcp', rttMs: 41.5 },
  lostMs: 20_000,
};

/** A message of facts with some of them replaced. */
function factsWith(change: object): string {
  return JSON.stringify({ type: 'facts', isQuestion: true, facts: { ...facts, ...change } });
}

const peerMessages: readonly PeerMessage[] = [
  { type: 'facts', isQuestion: true, facts },
  { type: 'facts', isQuestion: false, facts: noPairFacts },
  { type: 'description', description: { type: 'offer', sdp: 'v=0\r\n' } },
  { type: 'description', description: { type: 'answer', sdp: 'v=0\r\n' }, connection: 2 },
  {
    type: 'candidate',
    candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
  },
  // Firefox ends a generation with this one.
  { type: 'candidate', candidate: { candidate: '', sdpMid: '0' } },
  { type: 'media', microphone: true, camera: false },
  { type: 'media', microphone: true, camera: true, screen: true, screenStream: '{a b}' },
  { type: 'view', width: 640, height: 0 },
  { type: 'picture', isPaused: true },
  { type: 'commit', hash: 'A'.repeat(43) },
  { type: 'nonce', nonce: 'A'.repeat(43) },
  { type: 'reveal', nonce: 'A'.repeat(43) },
];

test.each(clientMessages)('a client message survives the wire: %j', (message) => {
  expect(decodeClientMessage(encodeMessage(message))).toEqual(message);
});

test.each(serverMessages)('a server message survives the wire: %j', (message) => {
  expect(decodeServerMessage(encodeMessage(message))).toEqual(message);
});

test.each(peerMessages)('a peer message survives its payload: %j', (message) => {
  expect(decodePeerMessage(encodePeerMessage(message))).toEqual(message);
});

test('a payload stands in the frame as it is, after the first line feed', () => {
  const payload = '{"a":"\\n"}\n';
  expect(encodeMessage({ type: 'signal', to: 'p1', payload })).toBe(
    `{"type":"signal","to":"p1"}\n${payload}`,
  );
});

test.each([
  ['peer', decodePeerMessage, '{"type":"description","kind":"offer","sdp":5}'],
  ['peer', decodePeerMessage, '{"type":"description","kind":"order","sdp":""}'],
  ['peer', decodePeerMessage, '{"type":"media","microphone":1,"camera":true}'],
  ['peer', decodePeerMessage, '{"type":"candidate","candidate":null}'],
  ['peer', decodePeerMessage, '{"type":"view","width":-1,"height":0}'],
  ['peer', decodePeerMessage, '{"type":"view","width":640,"height":32769}'],
  ['peer', decodePeerMessage, '{"type":"view","width":640.5,"height":480}'],
  ['peer', decodePeerMessage, '{"type":"facts","isQuestion":true}'],
  ['peer', decodePeerMessage, factsWith({ version: 2 })],
  ['peer', decodePeerMessage, factsWith({ udp: '192.168.7.2' })],
  ['peer', decodePeerMessage, factsWith({ lostMs: -1 })],
  ['peer', decodePeerMessage, factsWith({ path: {} })],
  ['peer', decodePeerMessage, factsWith({ local: Array(33).fill(facts.local[0]) })],
  ['peer', decodePeerMessage, factsWith({ checks: [{ ...facts.checks[0], sent: 1e10 }] })],
  ['peer', decodePeerMessage, factsWith({ servers: [{ ...facts.servers[0], errors: [200] }] })],
  [
    'peer',
    decodePeerMessage,
    factsWith({ servers: [{ ...facts.servers[0], errors: Array(9).fill(701) }] }),
  ],
  ['peer', decodePeerMessage, '{"type":"commit"}'],
  ['peer', decodePeerMessage, `{"type":"commit","hash":"${'A'.repeat(42)}"}`],
  // The same bytes in another form: left-over bits that are not zero.
  ['peer', decodePeerMessage, `{"type":"nonce","nonce":"${'A'.repeat(42)}B"}`],
  ['peer', decodePeerMessage, `{"type":"reveal","nonce":"${'A'.repeat(42)}="}`],
  ['server', decodeServerMessage, '{"type":"refused","code":"made-up","message":""}'],
  ['server', decodeServerMessage, '{"type":"peer-joined","peer":{"id":1,"name":"x"}}'],
  ['server', decodeServerMessage, '{"type":"watching","room":"a","peers":{}}'],
])('refuses a %s message of the wrong shape', (_, decode, frame) => {
  expect(() => decode(frame)).toThrow(DecodeError);
});
